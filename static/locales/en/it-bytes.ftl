# Live bytes.
nav-bytes = Bytes
bytes-live = Bytes, live
bytes-paused = Bytes stand still
bytes-lead = Everything that goes over the wires. Names, cards and the words of documents are covered with dots on the server already.
bytes-empty = Quiet on these wires so far. Scan something or print a test page.
bytes-lines = Rows of bytes
bytes-more = and { $count } more
byte-at = Time
byte-device = Device
byte-turn = Direction
byte-hex = Bytes
byte-means = What it is
byte-in = to the server
byte-out = to the device
byte-kind-scanner = scanner
byte-kind-printer = printer
byte-kind-display = display
byte-kind-scale = scale
bytes-all-devices = All devices
direction-both = Both ways
direction-out = To the device →
direction-in = ← To the server
filter = Filter
filter-hint = Words or bytes
polls = Polls
pause = Pause
copy = Copy
copied = Copied
key-space = Space

## Uncover
reveal = Uncover
reveal-title = Uncover bytes
reveal-text = You will see the cards, names and words on paper of one device. Who uncovered, when and what for stays in the record.
reveal-device = Device
reveal-time = How long
reveal-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
reveal-reason = What for
reveal-reason-hint = A few words: what you are looking for.
reveal-go = Uncover
revealing = Uncovering
revealed = Uncovered: { $device }, { $time } left.
revealed-next = There is personal data on the screen: do not leave it alone.
cover = Cover now

## Bytes in words: commands of printers
byte-init = reset
byte-page = code page { $value }
byte-align-0 = to the left
byte-align-1 = centred
byte-align-2 = to the right
byte-align = alignment { $value }
byte-bold-0 = regular
byte-bold = bold
byte-bold-on = bold
byte-bold-off = regular
byte-mode = look of letters { $value }
byte-size-0 = normal size
byte-size-17 = double size
byte-size = size { $value }
byte-star-size = size { $value }
byte-underline = underline { $value }
byte-feed-lines = feed lines: { $value }
byte-feed-dots = feed dots: { $value }
byte-spacing-default = usual line spacing
byte-spacing = line spacing { $value }
byte-charset = national set { $value }
byte-font = font { $value }
byte-gap = gap between letters { $value }
byte-upside-down = upside down { $value }
byte-inverse = white on black { $value }
byte-left-margin = left margin { $value }
byte-area-width = width of the strip { $value }
byte-kanji-off = Chinese signs off
byte-kanji-on = Chinese signs on
byte-code-letters = letters under the code { $value }
byte-code-font = font under the code { $value }
byte-code-height = height of the code { $value }
byte-code-module = width of a bar { $value }
byte-linear-code = barcode
byte-bars = barcode
byte-qr = QR
byte-qr-model = QR: model { $value }
byte-qr-level = QR: correction { $value }
byte-qr-module = QR: size of a dot { $value }
byte-qr-data = QR: data
byte-qr-print = QR: print
byte-picture = picture
byte-stored-picture = stored picture { $value }
byte-rows-begin = picture begins
byte-rows-end = picture ends
byte-rows-reset = picture: reset
byte-rows-cut = cut
byte-rows-page = length of a page { $value }
byte-rows-cut-mode = way of cutting { $value }
byte-rows-feed = feed dots: { $value }
byte-rows-quality = quality { $value }
byte-cut = cut
byte-star-cut = cut
byte-drawer = drawer pulse: { $value }
byte-drawer-one = pulse to drawer 1
byte-drawer-two = pulse to drawer 2
byte-pulse-width = length of the pulse { $value }
byte-buzzer = buzzer
byte-push-status = report changes: { $value }
byte-ask = question in turn: { $value }
byte-ask-now-1 = question: ready
byte-ask-now-2 = question: what hinders
byte-ask-now-3 = question: in order
byte-ask-now-4 = question: paper
byte-ask-now = question { $value }
byte-ask-all = question about everything
byte-ask-id = question: who are you, { $value }
byte-ask-printed = question: printed
byte-count = counter of what is done
byte-count-from-zero = counter from zero
byte-recover = go on after a stop
byte-realtime = command out of turn
byte-realtime-off = commands out of turn off
byte-group = special command
byte-tab = tab
byte-form-feed = end of page
byte-cancel = cancel
byte-text = { $value ->
    [one] text, { $value } sign
   *[other] text, { $value } signs
  }
byte-unknown = { $value ->
    [one] not known, { $value } byte
   *[other] not known, { $value } bytes
  }
byte-incomplete = { $value ->
    [one] not a whole command, { $value } byte
   *[other] not a whole command, { $value } bytes
  }

## What a printer says of itself
byte-status-well = all is well as before
byte-status-bad = cannot print as before
byte-status-paper-ok = paper in
byte-status-paper-near-end = paper low
byte-status-paper-out = out of paper
byte-status-cover-closed = cover closed
byte-status-cover-open = cover open
byte-status-online-online = ready to print
byte-status-online-offline = not ready to print
byte-status-fault-none = in order
byte-status-fault-cutter = cutter jammed
byte-status-fault-recoverable = stopped, needs a hand
byte-status-fault-hot = head is hot
byte-status-fault-unrecoverable = out of order
byte-status-drawer-closed = drawer closed
byte-status-drawer-open = drawer open

## Scanners and displays
byte-scan = { $value }
byte-scan-covered = { $value ->
    [one] covered, { $value } sign
   *[other] covered, { $value } signs
  }
byte-row = row { $value }
byte-deed-enable = reading on
byte-deed-disable = reading off
byte-deed-beep-good = beep: taken
byte-deed-beep-bad = beep: not taken
byte-deed-trigger = pull the trigger
byte-deed-untrigger = let the trigger go
byte-deed-query = question about the version
byte-deed-clear = clear
byte-deed-start = begin
