# The picture of the shop.
shop-title = Магазин
station-working = работает
station-hand = нужна рука
