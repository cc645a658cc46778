"""Scales: their answers to grams, or to the reason why there are none."""

from pos_bridge.scale.decode import Answer, ScaleDecoder

__all__ = ["Answer", "ScaleDecoder"]
