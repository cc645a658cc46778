# Экран, который ещё не подключён к магазину.
pair-title = Подключите этот экран
pair-lost = Этот экран отключили. Подключите его снова
pair-shop = Магазин
pair-other-language = English
pair-name-kiosk = Киоск, { $size }
pair-code = Код этого экрана
pair-step-open = На любом компьютере откройте { $address }, «Люди и ключи».
pair-step-compare = Сверьте код и выберите, какой это экран.
pair-step-done = Больше ничего: экран откроется сам.
pair-waiting = Ждём ответа техники. Код сменится в { $time }
pair-refused = Техника отказала
pair-refused-text = Уточните у техники магазина, тот ли это экран, и попросите новый код.
pair-again = Попросить новый код
pair-stopped = Экран не подключён
