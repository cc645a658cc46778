## Что сервер говорит об устройствах: неполадки (что случилось и что делать), ошибки ввода, пробное подключение.
device-twin = { $kind ->
    [scanner] сканер { $number }
    [printer] принтер { $number }
    [display] дисплей { $number }
   *[scale] весы { $number }
  }
fault-absent = { $kind ->
    [scanner] Сканера нет на месте — { $station }
    [printer] Принтера нет на месте — { $station }
    [display] Дисплея нет на месте — { $station }
   *[scale] Весов нет на месте — { $station }
  }
fault-absent-next = Проверьте, что кабель вставлен и питание включено. Если устройство переставили, смените адрес на его странице.
fault-lost = { $kind ->
    [scanner] Пропала связь со сканером — { $station }
    [printer] Пропала связь с принтером — { $station }
    [display] Пропала связь с дисплеем — { $station }
   *[scale] Пропала связь с весами — { $station }
  }
fault-lost-next = Вставьте кабель до упора и проверьте питание. Связь вернётся сама.
fault-busy = Порт занят другой программой — { $station }
fault-busy-next = Закройте программу, которая открыла { $address }. Не знаете какую — перезагрузите эту машину.
fault-denied = Серверу нельзя открыть порт — { $station }
fault-denied-next = Положите на место правила deploy/70-pos-devices.rules и вставьте кабель заново.
fault-unreachable = Нет ответа по сети — { $station }
fault-unreachable-next = Проверьте, что устройство включено и в сети, и что его адрес по-прежнему { $address }.
fault-ambiguous = Два одинаковых устройства — { $station }
fault-ambiguous-next = Сервер не знает, какое из двух нужно. Выберите порт на странице устройства.
fault-unsuitable = Этот порт не годится — { $station }
fault-unsuitable-next = По адресу { $address } не тот вид подключения. Выберите порт на странице устройства.
fault-paper_out = Закончилась бумага — { $station }
fault-paper_out-next = Вставьте ленту { $paper } мм и закройте крышку.
fault-cover_open = Открыта крышка принтера — { $station }
fault-cover_open-next = Закройте крышку до щелчка.
fault-fault = Застрял нож или механизм — { $station }
fault-fault-next = Откройте крышку, уберите замятую ленту, закройте. Не помогло — выключите принтер и включите снова.
fault-offline = Принтер не готов — { $station }
fault-offline-next = Нажмите на нём кнопку подачи ленты. Не помогло — выключите и включите снова.
fault-near_end = Лента кончается — { $station }
fault-near_end-next = Приготовьте рулон { $paper } мм. Менять можно, когда у экрана никого нет.
fault-noise = Сканер шлёт не коды — { $station }
fault-noise-next = Чаще всего это чужой профиль или скорость. Проверьте их на странице устройства.
fault-no_profile = Профиля { $profile } больше нет — { $station }
fault-no_profile-next = Выберите другой профиль на странице устройства: до этого оно не работает.
fault-profile_refused = Правки профиля «{ $profile }» не подошли к новой версии
fault-profile_refused-next = { $instead ->
    [nothing] { $why } Устройства с этим профилем не работают. Поправьте его или выберите им другой.
   *[shipped] { $why } Пока работает поставленный текст. Поправьте строку и сохраните, или верните поставленный.
}
fault-uncertain = Неизвестно, вышел ли документ — { $station }
fault-uncertain-next = Посмотрите на ленту и ответьте в очереди печати, вышел он или нет.
fault-stuck = Принтер готов, а очередь стоит — { $station }
fault-stuck-next = Откройте очередь печати: отпустите документы или перенесите их на другой принтер.
fault-held = Очередь печати остановлена — { $station }
fault-held-next = Её остановил человек. Отпустите её на экране «Печать», когда можно.
fault-host_away = Нет связи с машиной { $station }
fault-host_away-next = Проверьте её питание и сеть. Принятые ею документы она допечатает сама.
fault-channel = Интернет-магазин не отвечает — { $station }
fault-channel-next = Продажи в зале идут, заказы подождут и дойдут сами. Дольше десяти минут — проверьте сам магазин.
fault-disk = На диске сервера свободно { $percent } %
fault-disk-next = Освободите место: когда оно кончится, сервер не сможет записать заказ.
slips-wait = { $kind ->
    [order_slip] { $count ->
        [one] Ждёт { $count } талон.
        [few] Ждут { $count } талона.
       *[many] Ждут { $count } талонов.
    }
    [receipt] { $count ->
        [one] Ждёт { $count } чек.
        [few] Ждут { $count } чека.
       *[many] Ждут { $count } чеков.
    }
   *[several] { $count ->
        [one] Ждёт { $count } документ.
        [few] Ждут { $count } документа.
       *[many] Ждут { $count } документов.
    }
}
device_listed = Это задано в файле настроек
device_listed-next = Адрес и само устройство меняются там (store.toml, раздел device), затем сервер запускают заново.
slips_wait = Этого принтера ждут документы
slips_wait-next = Сначала перенесите их на другой принтер или отмените в очереди печати.
field-no_station = Такого места в магазине нет
field-no_profile = Такого профиля нет
field-baud = Скорость — целое число, например 9600
field-address = Адрес длинный или с лишними знаками
field-address_taken = По этому адресу уже есть устройство
trial-absent = Здесь никто не отвечает. Проверьте кабель, питание и адрес { $address }.
trial-busy = Порт занят другой программой. Закройте её и попробуйте снова.
trial-denied = Серверу нельзя открыть этот порт. Положите на место deploy/70-pos-devices.rules и вставьте кабель заново.
trial-unreachable = По адресу { $address } никто не отвечает. Проверьте, что устройство включено и в той же сети.
trial-ambiguous = Таких устройств два. Вставьте в порт только одно и попробуйте снова.
trial-unsuitable = Этот порт не годится для такого устройства.
field-agent_taken = Так зовут другой агент
field-address_form = Так адрес не пишут. Например: /dev/serial/by-id/…, socket://10.0.0.7:9100, usb://05e0:1701/serial/…
