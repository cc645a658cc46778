"""Device layer of a shop: scanners and scales in, receipt printers and displays out. Knows wires and paper, never a shopper.

From wires to words:
`agent > bridge > link > line | identity | simulator > scanner | printer | display | scale > document | writing > profiles >
errors`.
A lower layer never imports a higher one.
"""

__version__ = "0.1.0"
