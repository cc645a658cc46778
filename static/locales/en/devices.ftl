## What the server says of devices: faults (what happened and what to do), mistakes of input, trials.
device-twin = { $kind ->
    [scanner] scanner { $number }
    [printer] printer { $number }
    [display] display { $number }
   *[scale] scale { $number }
  }
fault-absent = { $kind ->
    [scanner] The scanner is not there: { $station }
    [printer] The printer is not there: { $station }
    [display] The display is not there: { $station }
   *[scale] The scale is not there: { $station }
  }
fault-absent-next = Check that the cable is in and the power is on. If it was moved, change its address on its page.
fault-lost = { $kind ->
    [scanner] The scanner went away: { $station }
    [printer] The printer went away: { $station }
    [display] The display went away: { $station }
   *[scale] The scale went away: { $station }
  }
fault-lost-next = Push the cable in and check the power. The link comes back by itself.
fault-busy = Another program has the port: { $station }
fault-busy-next = Close the program that opened { $address }. If you do not know which, restart this machine.
fault-denied = The server may not open the port: { $station }
fault-denied-next = Put the rules deploy/70-pos-devices.rules in place and plug the cable in again.
fault-unreachable = No answer over the network: { $station }
fault-unreachable-next = Check that it is on and on the network, and that its address is still { $address }.
fault-ambiguous = Two devices that look the same: { $station }
fault-ambiguous-next = The server cannot tell which of them is meant. Choose the port on the device's page.
fault-unsuitable = This port does not do: { $station }
fault-unsuitable-next = What is at { $address } is another kind of connection. Choose the port on the device's page.
fault-paper_out = Out of paper: { $station }
fault-paper_out-next = Load { $paper } mm paper and close the cover.
fault-cover_open = The printer's cover is open: { $station }
fault-cover_open-next = Close the cover until it clicks.
fault-fault = Cutter or mechanism is stuck: { $station }
fault-fault-next = Open the cover, take out crumpled paper, close it. If that does not help, switch the printer off and on.
fault-offline = The printer is not ready: { $station }
fault-offline-next = Press its feed button. If that does not help, switch it off and on.
fault-near_end = Paper runs low: { $station }
fault-near_end-next = Have a { $paper } mm roll ready. Change it when nobody is at the screen.
fault-noise = The scanner sends what is no code: { $station }
fault-noise-next = Mostly it is a wrong profile or speed. Check them on the device's page.
fault-no_profile = Profile { $profile } is gone: { $station }
fault-no_profile-next = Choose another profile on the device's page: it does not work before that.
fault-profile_refused = The changes to profile “{ $profile }” do not fit the new version
fault-profile_refused-next = { $instead ->
    [nothing] { $why } Devices with this profile do not work. Mend it, or choose another for them.
   *[shipped] { $why } The shipped text is used meanwhile. Mend the line and save, or go back to the shipped text.
}
fault-uncertain = Nobody knows whether a document was printed: { $station }
fault-uncertain-next = Look at the paper and answer in the print queue whether it came out.
fault-stuck = The printer is ready and the queue stands still: { $station }
fault-stuck-next = Open the print queue: release the documents or move them to another printer.
fault-held = The print queue is stopped: { $station }
fault-held-next = A person stopped it. Release it on the Printing screen when it may go on.
fault-host_away = No connection to the machine { $station }
fault-host_away-next = Check its power and network. It finishes the documents it has taken by itself.
fault-channel = The online shop does not answer: { $station }
fault-channel-next = Sales here go on, orders wait and get through by themselves. After ten minutes, look at the shop itself.
fault-disk = { $percent } % left on the server's disk
fault-disk-next = Make room: when it is full, the server cannot write an order down.
slips-wait = { $kind ->
    [order_slip] { $count ->
        [one] { $count } slip is waiting.
       *[other] { $count } slips are waiting.
    }
    [receipt] { $count ->
        [one] { $count } receipt is waiting.
       *[other] { $count } receipts are waiting.
    }
   *[several] { $count ->
        [one] { $count } document is waiting.
       *[other] { $count } documents are waiting.
    }
}
device_listed = The settings file says so
device_listed-next = The address and the device itself are changed there (store.toml, a device block), then the server is started again.
slips_wait = Documents wait for this printer
slips_wait-next = Move them to another printer first, or cancel them in the print queue.
field-no_station = There is no such station
field-no_profile = There is no such profile
field-baud = Speed is a whole number, 9600 for example
field-address = The address is too long or has odd characters
field-address_taken = There is a device at this address already
trial-absent = Nobody answers here. Check cable, power and the address { $address }.
trial-busy = Another program has the port. Close it and try again.
trial-denied = The server may not open this port. Put deploy/70-pos-devices.rules in place and plug the cable in again.
trial-unreachable = Nobody answers at { $address }. Check that the device is on and on the same network.
trial-ambiguous = There are two of these. Plug in only one and try again.
trial-unsuitable = This port does not do for such a device.
field-agent_taken = Another agent is called so
field-address_form = That is no address. For example: /dev/serial/by-id/…, socket://10.0.0.7:9100, usb://05e0:1701/serial/…
