"""The chapter's drawings, by id."""

from pmkit.charts.figures.vision_chain import vision_chain

FIGURES = {"vision.chain": vision_chain}
