# Что сервер говорит о профилях. Обращается к технику магазина.
profile_unknown = Такого профиля нет
profile_unknown-next = Откройте список профилей: его могли удалить
profile_refused = Это ещё не профиль. { $reason }
profile_refused-next = Поправьте отмеченную строку. В силе остался прежний текст
profile_vectors_fail = Не все проверки этого текста сходятся
profile_vectors_fail-next = Поправьте текст или проверки, или сохраните так, если вы уверены
profile_changed_meanwhile = Пока вы правили, профиль сохранил другой человек: { $by }
profile_changed_meanwhile-next = Скопируйте свои правки, откройте профиль снова и внесите их ещё раз
profile_id_taken = Имя { $id } уже занято
profile_id_taken-next = Выберите другое имя или замените имеющийся профиль
profile_id_bad = Такое имя не подойдёт
profile_id_bad-next = Нужны строчные латинские буквы, цифры и одиночные дефисы, не больше 64 знаков: lane-2-scanner
profile_in_use = Профиль занят: { $users }
profile_in_use-next = Сначала дайте этим устройствам другой профиль
profile_too_big = Текст длиннее любого профиля
profile_too_big-next = Проверьте, тот ли это файл: в профиле до 24 тысяч знаков
profile_kind_unclear = По тексту не понять, для какого он устройства
profile_kind_unclear-next = Укажите, что это: сканер, принтер, дисплей или весы

## Что не так с текстом
profile-problem-not-utf8 = Файл не в UTF-8.
profile-problem-not-toml = Строка не читается как TOML: проверьте кавычки, скобки и знак «равно».
profile-problem-unknown-key = Ключа { $key } здесь нет. Бывают: { $known }.
profile-problem-unknown-key-near = Ключа { $key } здесь нет. Может быть, { $near }?
profile-problem-misplaced-key = Ключ { $key } стоит внутри чужой таблицы: его место выше, до первой строки в квадратных скобках.
profile-problem-wrong-id = В тексте id «{ $id }», а профиль называется { $wanted }.
profile-problem-extends-circle = extends идёт по кругу: { $chain }.
profile-problem-extends-deep = extends глубже { $most }: { $chain }.
profile-problem-extends-unknown = extends указывает на { $base }, такого профиля нет. Есть: { $known }.
profile-problem-missing-key = Не хватает ключа { $key }.
profile-problem-out-of-range = { $key }: значение должно быть { $bound }.
profile-problem-not-listed = { $key }: «{ $value }» не бывает. Бывают: { $known }.
profile-problem-not-hex = { $key }: нужны байты парами шестнадцатеричных цифр через пробел, строчными: 1b 40.
profile-problem-wrong-type = { $key }: нужно { $wanted }, а стоит { $got }.
profile-problem-page-without-slot = text.page называет { $page }, а номера для неё в codepages нет.
profile-problem-custom-without-ids = Схеме custom нужны знаки в code_id.ids: A = "ean13".
profile-problem-not-answered = framing.answer: сканер вида { $kind } ответа не ждёт. Отвечают видам stx_etx и ssi.
profile-problem-in-store-pattern = { $key }: нужны тринадцать мест: сначала цифры, затем I — товар, V — величина, P — её контрольная цифра (при четырёх или пяти V), в конце C: 21IIIIIVVVVVC.
profile-problem-id-taken = Имя { $id } с этой версией занял профиль другого вида устройств.
profile-problem-other = { $key }: { $detail }.
vector-nothing = ничего
