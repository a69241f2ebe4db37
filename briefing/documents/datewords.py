"""The words that pages write around their dates, in the languages of Europe and Vietnamese: months, weekdays, labels."""

from __future__ import annotations

import re

_MONTH_NAMES = {
    1: """january jan januar jänner jän janvier janv enero ene janeiro gennaio gen januari stycznia ledna január ianuarie tammikuuta ocak
        января січня ιανουαρίου""",
    2: """february feb februar feber février fevrier févr fév febrero fevereiro fev febbraio februari lutego února február februarie
        helmikuuta şubat февраля лютого φεβρουαρίου""",
    3: """march mar märz maerz mrz mars marzo março maart mrt marca března március martie maaliskuuta mart marts maret марта березня
        μαρτίου""",
    4: "april apr avril avr abril abr aprile kwietnia dubna április aprilie huhtikuuta nisan апреля квітня απριλίου",
    5: "may mai mayo maio maggio mag mei maja května május toukokuuta mayıs maj мая травня μαΐου",
    6: "june jun juni juin junio junho giugno giu czerwca června június iunie kesäkuuta haziran июня червня ιουνίου",
    7: "july jul juli juillet juil julio julho luglio lug lipca července július iulie heinäkuuta temmuz июля липня ιουλίου",
    8: """august aug août aout agosto ago augustus augusti sierpnia srpna augusztus elokuuta ağustos agustus августа серпня
        αυγούστου""",
    9: """september sep sept septembre septiembre setiembre setembro settembre set września září szeptember septembrie syyskuuta eylül
        сентября вересня σεπτεμβρίου""",
    10: """october oct oktober okt octobre octubre outubro out ottobre ott października října október octombrie lokakuuta ekim октября
        жовтня οκτωβρίου""",
    11: "november nov novembre noviembre novembro listopada listopadu noiembrie marraskuuta kasım ноября листопада νοεμβρίου",
    12: """december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre grudnia prosince decembrie joulukuuta aralık
        desember des декабря грудня δεκεμβρίου""",
}
MONTHS = {name: number for number, names in _MONTH_NAMES.items() for name in names.split()}

_WEEKDAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
    lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta feira
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    poniedziałek wtorek środa czwartek piątek sobota niedziela
    måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
    pondělí úterý středa čtvrtek pátek neděle pazartesi salı çarşamba perşembe cuma cumartesi pazar
    thứ hai ba tư năm sáu bảy chủ nhật cn
    понедельник вторник среда четверг пятница суббота воскресенье
    월 화 수 목 금 토 일 월요일 화요일 수요일 목요일 금요일 토요일 일요일
    月 火 水 木 金 土 日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日
"""
_LABEL_WORDS = """
    published publication posted written released release issued created dated date first originally updated update modified modification
    edited reviewed revised changed last article this story page was time
    veröffentlicht veröffentlichung veröffentlichungsdatum erstveröffentlichung erscheinungsdatum publiziert gepostet erschienen erstellt
    erstellungsdatum datum aktualisiert aktualisierung geändert stand bearbeitet zuletzt ist wurde vom
    publié publiée parution posté créé écrit rédigé mise mis jour modifié dernière
    publicado publicada publicación fecha creado actualizado actualizada actualización última
    atualizado atualizada pubblicato pubblicata data aggiornato aggiornata aggiornamento
    gepubliceerd geplaatst bijgewerkt opublikowano dodano utworzono publikacji zaktualizowano aktualizacja
    đăng xuất bản cập nhật ngày lúc vào
    publicerad publicerat udgivet publiceret publisert julkaistu uppdaterad opdateret oppdatert päivitetty
    publikováno vydáno zveřejněno aktualizováno yayınlanma tarihi giriş güncelleme опубликовано дата опубліковано обновлено оновлено
    입력 기사입력 등록 송고 승인 발행 수정 최종수정 업데이트 오전 오후
    公開 公開日 掲載 掲載日 配信 発表 更新 更新日 最終更新 午前 午後 发布时间 发布 更新时间
"""
_SMALL_WORDS = """
    on at the of by le la las el em am um à a o in il op den dne dnia online web às as les local new york london ora ore kl r g v
    t z gmt utc cet cest est edt et pst pdt pt bst ist ict jst kst sgt hkt aest uhr h hrs hours giờ pm
"""
FILL = frozenset(f"{_WEEKDAYS} {_LABEL_WORDS} {_SMALL_WORDS}".split())
"""Words that stand beside a date and say nothing else: a line of them and a date is a date line."""

# "date" and its like only count as a label with a colon: alone they are words of many sentences.
LABELS = re.compile(
    r"(?P<updated>\b(?:last\s)?(?:updated?|modified|edited|reviewed|revised)\b|\bcập nhật\b|\bstand\b|\baktualisierung\b"
    r"|\b(?:zuletzt\s)?(?:aktualisiert|geändert|bearbeitet)\b|\bmise? à jour\b|\bmodifié\b|\bactualizad[oa]\b|\bactualización\b"
    r"|\batualizad[oa]\b|\baggiornat[oa]\b|\bbijgewerkt\b|\bzaktualizowano\b|\baktualizacja\b|\buppdaterad\b|\bopdateret\b|\boppdatert\b"
    r"|\bgüncelleme\b|\bобновлено\b|\bоновлено\b|(?:최종)?수정|업데이트|更新)"
    r"|(?P<labelled>\b(?:first |originally |date |was )?(?:published|posted|released|written)\b|\bdate of publication\b|(?<!\w )\bdate\s*:"
    r"|\b(?:publication|publishing|release|issue|posting|article) date\b|(?<!\w )\bdated?\b(?=\s*[:\d])|\bcreated\b"
    r"|\b(?:erst)?veröffentlicht\b|\bveröffentlichung(?:sdatum)?\b|\bpubliziert\b|\berscheinungsdatum\b|\bgepostet\b|\berschienen\b"
    r"|\berstell(?:t|ungsdatum)\b|\b(?:eingestellt|online seit|online gestellt)\b|\bdatum\s*:"
    r"|\bpubliée?\b|\bpublication\b|\bmis en ligne\b|\bposté\b|\bparu\b|\bcréé\b|\bpublicad[oa]\b|\bfecha\s*:|\bpubblicat[oa]\b|\bdata\s*:"
    r"|\bgepubliceerd\b|\bgeplaatst\b|\bopublikowano\b|\bdodano\b|\bdata publikacji\b|\b(?:ngày )?đăng\b|\bxuất bản\b"
    r"|\bpublicera[dt]\b|\budgivet\b|\bpubliceret\b|\bpublisert\b|\bjulkaistu\b|\bpublikováno\b|\bvydáno\b|\bопубликовано\b|\bопубліковано\b"
    r"|\byayın(?:lanma)?(?: tarihi)?\b|(?:기사)?입력|등록|송고|발행|公開|掲載|配信|发布)",
    re.IGNORECASE,
)
# German puts its label last: "am 14. Dezember 2015 um 14:48 veröffentlicht".
LABEL_AFTER = re.compile(
    r"\W*(?:um\s)?(?:\d{1,2}[:.]\d\d\s*)?(?:uhr\s)?(?:(?P<labelled>(?:erst)?veröffentlicht|publiziert|gepostet|erstellt|online gestellt)"
    r"|(?P<updated>(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet)))\b",
    re.IGNORECASE,
)
# What will be published on a day was not yet when this was written.
FUTURE = re.compile(
    r"\b(?:will|shall|to be|expected|scheduled|planned|due|wird|werden|soll|sera|seront|será|serán|sarà|zal|sẽ|dự kiến)\b", re.IGNORECASE
)
# Words right before a date by which something happens, is due or has happened: such a date is none of the page.
EVENT = re.compile(
    r"\b(?:from|until|till|deadline|due|by|since|between|before|expires?|expired|valid|effective|event|when|starts?|begins?|ends?|ended|closes?"
    r"|closing|opening|join us|save the date|born|died|accessed|retrieved|archived|on|in|of|bis|ab|seit|zwischen|termin|frist|gültig"
    r"|geboren|gestorben|abgerufen|jusqu[’']?(?:au)?|depuis|du|né|mort|consulté|hasta|desde|fino|dal|tot|vanaf|sinds|od|do|từ|đến|hạn|sinh)"
    r"(?:\s+(?:the|am|zum|den|dem|el|le|il|ngày|[^\W\d_]{2,10},?))?\W*$",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights reserved", re.IGNORECASE)
