"""What an instructor takes into the room: slides, a plan with minutes, a sheet of paper and its key.

All of it is made from what the course has: the lessons' scenes and sentences, the questions, the explorers'
pictures, and the facilitator's notes in `solutions/`, whose plans are tables.
"""
