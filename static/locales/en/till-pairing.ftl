# A screen that does not belong to the shop yet.
pair-title = Pair this screen
pair-lost = This screen was disconnected. Pair it again
pair-shop = Shop
pair-other-language = Русский
pair-name-till = Till, { $size }
pair-code = Code of this screen
pair-step-open = On any computer open { $address }, "People and keys".
pair-step-compare = Compare the code and choose which screen this is.
pair-step-done = That is all: the screen opens by itself.
pair-waiting = Waiting for store IT. The code changes at { $time }
pair-refused = Store IT refused
pair-refused-text = Ask store IT whether this is the right screen, then ask for a new code.
pair-again = Ask for a new code
pair-stopped = The screen is not paired
