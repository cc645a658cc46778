# The picture of the shop.
shop-title = The shop
station-working = working
station-hand = needs a hand
