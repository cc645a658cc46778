# Machines that carry devices: how they are and what to do.
fault-host_no_key = Access of the machine { $station } was revoked
fault-host_no_key-next = Pair it again: it shows the code itself. If the machine is gone, move its devices.
fault-host_outdated = The program on the machine { $station } is of another version
fault-host_outdated-next = Install the version of the server there. It finishes the documents it has taken even without that.
fault-host_twice = Two machines work under the name { $station }
fault-host_twice-next = Each needs a key of its own. Stop one of them, delete its file agent.key and pair it again.
fault-host_settings = The machine { $station } did not take the settings of its devices
fault-host_settings-next = It works by the ones before. Update the program there, or put the old profile back.
host-connected = Connected
host-away = Not connected
host-never = Was never connected
host-no_key = Access revoked
host-protocol = Program of another version: { $version }
host-two_agents = Two machines under one name
host-settings = Did not take the settings of its devices
host-holds = { $count ->
    [one] It holds { $count } document.
   *[other] It holds { $count } documents.
  }
