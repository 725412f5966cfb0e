"""What a learner works with around the course: showing its parts, the front page, the course map, copies,
the portfolio and pages to take along.

The course is the content; this package puts it before a person. It is what notebooks import through `pmkit`.
"""
