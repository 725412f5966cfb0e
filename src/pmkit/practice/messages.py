"""Every sentence that the engine itself can say, in one place, ready for translation.

Courses bring their own sentences (why, hints, traps); these are the ones around them. Each is Markdown,
says what the learner did or what to do next, and stays within the wording contract: at most 60 words,
plain, no capitals for emphasis. `tests/practice/messages.txt` shows them all as they are read.
"""

import re
from typing import Any

_ENDED_TWICE = re.compile(r"([?!])\.(?=\s|$)")

SENTENCES: dict[str, str] = {
    # reading an answer
    "answer.unreadable": (
        "This answer arrived in a form that cannot be read; nothing you did earlier is lost."
    ),
    "answer.unreadable.next": "Please answer once more on the card.",
    "answer.too-long": (
        "This answer is longer than can be kept whole ({limit} characters). The last shorter one is kept."
    ),
    "answer.too-long.next": "Shorten it, then check again.",
    "page.needs-python": (
        "This page can't check it: one of its rules is a program. Check it in the course, in JupyterLab."
    ),
    "page.kept": "Your answer is kept, and goes into the file that you hand in.",
    "page.compare": "Compare it with the explanation below.",
    "page.refused": (
        "This browser keeps nothing for this page. Your answers are here until you close it: hand in or take "
        "a copy before."
    ),
    "page.full": (
        "This browser has no more room. Your last answers are here until you close the page: hand in or take "
        "a copy before."
    ),
    "page.no-copy": "There is nothing to copy yet. Answer a question first.",
    "page.newer-copy": "{name} was made by a newer pmkit than this page. Ask for a newer page.",
    "page.sure": "This can't be undone. Press again to remove all your answers from this browser.",
    "page.removed": "Your answers are removed from this browser.",
    "rule.fault": "One of the rules of this question could not look at your answer. The rest was checked.",
    # reading a number
    "read-as": "Read as {value}.",
    "read-as.either": "This can mean {small} or {large}. For {large} type {figures}.",
    "number.next": "Type one number, for example 1,200 or 33.3 %. A unit behind it is fine.",
    # first moves
    "choose-one.blank": "Nothing is chosen yet.",
    "choose-one.blank.next": "Choose the answer you would give at work.",
    "choose-many.blank": "Nothing is chosen yet.",
    "choose-many.blank.next": "Choose every answer that is right.",
    "number.blank": "No number is typed yet.",
    "number.blank.next": "Type your result in {unit}.",
    "sort.blank": "No card is placed yet.",
    "sort.blank.next": "Take the card you are surest of and put it into a group.",
    "order.blank": "The cards are not ordered yet.",
    "order.blank.next": "Decide what comes first, then what comes last.",
    "allocate.blank": "Nothing is given out yet.",
    "allocate.blank.next": "Give out {budget}, beginning where you would give most.",
    "matrix.blank": "The table has no marks yet.",
    "matrix.blank.next": "Begin with the row you know best.",
    "plan.blank": "The plan is empty.",
    "plan.blank.next": "Take in the item you would defend first. There is room for {capacity}.",
    "estimate.blank": "There is no range yet.",
    "estimate.blank.next": (
        "Type a low and a high value; be {confidence} sure that the result lies between them."
    ),
    "write.blank": "Nothing is written yet.",
    "write.blank.next": "Write one rough line into the first field; it can be changed later.",
    "predict.blank": "No guess is kept yet.",
    "predict.blank.next": (
        "Guess, even if you are unsure: a guess that turns out wrong helps you to remember."
    ),
    # general
    "next.try-again": "Change one thing and check again, or open a hint.",
    "next.explanation": "Read below why it is right, then go on.",
    "next.also": "Another answer is right too: “{text}”, {when}.",
    "next.go-on": "Go on to the next item.",
    "option.when": "{why} This holds {when}.",
    # choose many
    "choose-many.right": "You chose {chosen}, and they are the right ones.",
    "choose-many.mixed": (
        "Of the {chosen} you chose, right: {right}; not right: {wrong}. Still missing: {missing}."
    ),
    "choose-many.extra": "The right ones are among the {chosen} you chose. Chosen, but not right: {wrong}.",
    "choose-many.missing": "What you chose is right. Still missing: {missing}.",
    "choose-many.none": "None of what you chose is right yet.",
    "choose-many.next": "Read the reason beside each choice, then change one.",
    "choose-many.next-missing": "Look at what you left out: when would it be right?",
    # number
    "number.right": "{value} is right.",
    "number.more": "You wrote {value}; the result is larger.",
    "number.less": "You wrote {value}; the result is smaller.",
    "number.sign": "You wrote {value}: the size is right, the sign is not.",
    "number.power": "You wrote {value}: the digits are right, the decimal mark is {places} off.",
    "number.power.next": "Follow the unit through your calculation: thousands, per cent, months?",
    "number.share-for-percent": "You wrote {value}. As a share that is right; the question asks in per cent.",
    "number.share-for-percent.next": "Multiply by 100: how many of a hundred?",
    "number.percent-for-share": (
        "You wrote {value}. In per cent that is right; the question asks for a share of 1."
    ),
    "number.percent-for-share.next": "Divide by 100, or put a % sign behind your number.",
    "number.percent-sign": "You wrote {value} with a % sign. The number is right, but it counts {unit}.",
    "number.percent-sign.next": "Leave out the % sign: colleagues would read it as a part of a hundred.",
    "number.time-unit": "You wrote {typed}; the question asks for {unit}.",
    "number.time-unit.next": "Convert your figure to {unit}, then check again.",
    "number.wrong-unit": "You wrote {typed}; the question asks for {unit}.",
    "number.wrong-unit.next": "Work your figure out in {unit}, then check again.",
    "number.other-unit": "The number is right, but it is in {unit}; you wrote {typed}.",
    "number.other-unit.next": "Change the unit: whoever reads your number relies on it.",
    # sort
    "sort.right": "All {total} cards are in the right group.",
    "sort.some": "In the right group: {right} of {total} cards. Not yet: {wrong}. Not placed: {missing}.",
    "sort.none": "None of the cards that you placed is in the right group yet.",
    "sort.next": "Read the reason beside the first card that is in the wrong group.",
    "sort.next-missing": "Place the cards that are left, then check again.",
    "sort.part.wrong": "It does not belong in “{group}”.",
    "sort.part.missing": "Not placed yet.",
    "sort.part.also": "It may also stand in “{group}”: {when}.",
    # order
    "order.right": "All {total} cards are in the right order.",
    "order.some": (
        "In the right place: {places} of {total} cards. The right way round: {pairs} of {all_pairs} pairs."
    ),
    "order.reverse": "This is the right order, but the wrong way round.",
    "order.reverse.next": "Read again what the first place means: {first}.",
    "order.reverse.first.next": "Number 1 is what comes first. Turn the order round.",
    "order.missing": "Not in the order yet: {missing} of {total} cards.",
    "order.missing.next": "Put every card into the order, then check again.",
    "order.next": "Compare these two again: “{upper}” now stands before “{lower}”.",
    "order.part.right": "In the right place.",
    "order.part.early": "Too early by {n}.",
    "order.part.late": "Too late by {n}.",
    "order.part.after": "It comes after “{card}”:",
    "order.part.before": "It comes before “{card}”:",
    # allocate
    "allocate.right": "You gave out {sum}, and each part is defensible.",
    "allocate.left": "You gave out {sum} of {budget}; {rest} are left.",
    "allocate.over": "You gave out {sum}; that is {rest} more than the {budget} there are.",
    "allocate.total.next": "Bring the sum to {budget}, then check again.",
    "allocate.some": "The sum of {budget} is right. Defensible: {right} of {all} parts.",
    "allocate.next": (
        "Read the reason beside the first part that is off, and say what it would cost elsewhere."
    ),
    "allocate.part.more": "{value}: more than can be defended here.",
    "allocate.part.less": "{value}: less than this needs.",
    "allocate.part.negative": "{value}: less than nothing cannot be given.",
    "allocate.noted": "You gave out {sum}. This is a judgement; keep it for the comparison.",
    # matrix
    "matrix.right": "All {total} rows are right.",
    "matrix.some": "Rows that are right: {right} of {total}. Not yet: {wrong}. Empty: {missing}.",
    "matrix.none": "No row is right yet.",
    "matrix.next": "Begin with the first row that is marked.",
    "matrix.part.missing": "This row is empty.",
    "matrix.part.cell": "“{column}”: {mark} does not fit here.",
    "matrix.part.cell-empty": "“{column}”: a mark is missing.",
    "matrix.part.cell-extra": "“{column}”: no mark belongs here.",
    "matrix.exactly-one": (
        "“{mark}” stands {n} times in this row. It needs exactly one: with none nobody answers for it, "
        "with two everybody waits."
    ),
    "matrix.at-least-one": "“{mark}” is missing in this row: nobody would do it.",
    "matrix.at-most": "“{mark}” stands {n} times in this row; more than {most} slow every decision down.",
    # plan
    "plan.right": "Value {value} for {cost}. No plan within {capacity} is worth more; that is proven.",
    "plan.over": "Your plan needs {cost}; {over} more than the {capacity} there are.",
    "plan.over.next": "Take out what brings least value for its cost.",
    "plan.requires": "“{item}” needs “{needed}” first, which is not in your plan.",
    "plan.requires.next": "Take in what is needed, or leave out the item that needs it.",
    "plan.below": (
        "Your plan is worth {value} for {cost}. The best one within {capacity} is worth {best}; {gap} are"
        " missing."
    ),
    "plan.swap": "Taking “{into}” for “{out}” would gain {gain}.",
    "plan.add": "There is room left: taking in “{into}” would gain {gain}.",
    "plan.several": (
        "No single exchange improves it. Exchange two items at once, and fill the gap they leave."
    ),
    # estimate
    "estimate.reversed": "Your low value, {low}, is above your high value, {high}.",
    "estimate.reversed.next": "Swap the two, then check again.",
    "estimate.held": "Your range, {low} to {high}, contains the value: {truth}.",
    "estimate.held.next": "Over time, {confidence} of such ranges should contain the value. Go on.",
    "estimate.wide": "Your range, {low} to {high}, contains the value, {truth}. It is too wide to decide by.",
    "estimate.wide.next": "Next time ask what would surprise you on each side, and stop there.",
    "estimate.missed-low": "The value is {truth}; your range, {low} to {high}, lies above it.",
    "estimate.missed-high": "The value is {truth}; your range, {low} to {high}, lies below it.",
    "estimate.missed.next": (
        "One miss means little; many mean that your ranges are too narrow. Widen the next one."
    ),
    "calibration.none": "No ranges yet. After five, you see how many contained the value.",
    "calibration.few": "{held} of {n} of your {confidence} ranges contained the value. Too few to judge yet.",
    "calibration.good": (
        "{held} of {n} of your {confidence} ranges contained the value: as often as you said."
    ),
    "calibration.narrow": (
        "{held} of {n} of your {confidence} ranges contained the value: they are too narrow. Ask what would "
        "surprise you on each side."
    ),
    "calibration.wide": (
        "{held} of {n} of your {confidence} ranges contained the value: they are wider than they need to be."
    ),
    # write
    "write.noted": "Words kept: {words}. A rule cannot judge prose; no rule here objects.",
    "write.findings": (
        "Words kept: {words}. Things a rule would look at again: {n}. Whether it convinces, you judge."
    ),
    "write.missing": "Words kept: {words}. Still empty: {missing} of {total} fields.",
    "write.next": "Mark your text against the points below, then compare it with the two examples.",
    "write.next-missing": "Fill the field “{slot}”.",
    "write.part.missing": "Still empty.",
    "write.words": "{n} words; at most {most} would be read.",
    "write.few-words": "Words: {n}. At least {least} are needed to say it.",
    "write.no-number": "No number in it: how would you know that it has happened?",
    # predict
    "predict.kept": "Kept: {guess}. We come back to it.",
    "predict.too-low": "The number can't be less than {low}; change your guess if you like.",
    "predict.too-high": "The number can't be more than {high}; change your guess if you like.",
    "predict.kept-only": "Kept: {guess}.",
    "predict.next": "Go on; what turned out is set beside your guess.",
    "predict.no-model": "A guess has no model answer; what turned out is set beside it.",
    # a guess beside what turned out
    "look-back.no-guess": "You have not guessed yet. Guess first, then compare here.",
    "look-back.no-answer": "You have not answered yet. Answer first, then compare here.",
    "look-back.same": "You guessed the same.",
    "look-back.within": "Your guess lies within it.",
    "look-back.higher": "Your guess was {gap} higher.",
    "look-back.lower": "Your guess was {gap} lower.",
    "look-back.changed": "You later changed it to: {answer}.",
    "look-back.static": "When you run this notebook in JupyterLab, your own first guess stands beside it.",
    "look-back.nothing": (
        "The question {name} has nothing to look back at. Its text needs a line that begins with truth: and "
        "says what turned out."
    ),
    # help
    "hint.none": "There is no further hint.",
    "reveal.locked": (
        "The model answer opens when the item is solved, or after three different tries; still to go: {left}."
    ),
    "changed.notice": (
        "This question has changed since you answered it, so it asks again. Your earlier answer is kept: "
        "{answer}."
    ),
    "changed.notice-blank": "This question has changed since you were here, so it asks again.",
    "start-over.done": "Begun again. What you had is kept and can be brought back.",
    "start-over.undone": "Brought back as it was.",
    "start-over.nothing": "There is nothing to bring back.",
    "start-over.chapter": "Begun again; open it to see it fresh. What you had can be brought back.",
    "start-over.empty": "There is nothing in it yet.",
    "start-over.choose": "Choose first what to begin again.",
    # coming back, own quizzes
    "repeat.none": (
        "Nothing to repeat today. What you answer comes back here some days later, before it is forgotten."
    ),
    "repeat.one": "One to repeat from earlier, about {minutes} min. Answer from memory.",
    "repeat.some": "{n} to repeat from earlier, about {minutes} min. Answer from memory.",
    "repeat.next": "Next due: {day}.",
    "session.ready.one": "Five minutes: repeat what is due. One question, from memory.",
    "session.ready": "Five minutes: repeat what is due. {n} questions, one after another, from memory.",
    "session.fresh": "The numbers are new.",
    "session.done": "Done for today.",
    "session.open": "Done for today. Not right yet: {n}. You can try again today; it comes back later too.",
    "open.none": "Nothing is open: all that you tried is right.",
    "path.begins": "The weeks count from this day. You can change it at any time.",
    "path.no-day": "Say when you start: the weeks then have dates.",
    "path.before": "You start on {day}. Nothing keeps you from practising before.",
    "path.now": "This is day {n}: week {week} of {all}.",
    "path.after": "This is day {n}. The weeks are over; what you have not done stays here.",
    "path.own": "A text file, as “This path as a text” gives it. It stays on this computer.",
    "path.taken": "“{title}” is in use: {weeks}.",
    "path.gone": "Your team's path is not on this computer any more, so this is the course's.",
    "path.unreadable": "Your team's path can't be read, so this is the course's. Choose it again: {file}.",
    "path.no-text": "This file is no text. “This path as a text” gives you one to begin with.",
    "week.none": "No day this week yet.",
    "week.days": "Days this week: {n}.",
    "week.goal": "Days this week: {n} of the {goal} you chose.",
    "skills.none": "Nothing practised yet. Your skills appear here with the first answer.",
    "quiz.why.right": "This is right.",
    "quiz.why.partly": "There is something in it, but not all.",
    "quiz.why.not-yet": "This is not right here.",
    "quiz.other": "This is another number.",
    "take.choose": "Tick what goes into the page and the files. Your own work comes first.",
    "take.none-own": "What you make is listed here, to be ticked: tables, boards, charts and texts.",
    "take.nothing-ticked": "Nothing is ticked. Tick what you want to take along.",
    "evidence.choose": "Tick what goes onto the page. It names each piece with its day, and says that nobody "
    "examined it. What may be about other people is ticked by nobody but you.",
    "evidence.none": "What you make and answer is listed here, to be ticked.",
    "take.nothing": "There is nothing to take along yet. Answer a question first.",
    "explorer.elsewhere": "What you wrote or pasted here lies on another computer and stays there. Put it in "
    "again, or make a copy of your work there and bring it back here, on the front page. Nothing is lost.",
    # a copy for another computer
    "copy.holds": "{name}{made} holds {what}.",
    "copy.all-new": "None of it is here yet.",
    "copy.known": "All of it is here already; there is nothing to bring in.",
    "copy.new": "Not here yet: {what}.",
    "copy.newer": "Questions and explorers that will then show the copy's newer answer: {items}.",
    "copy.older": "What you see here is newer and stays; the copy adds to the history behind it.",
    "copy.damaged": "Parts of the file that cannot be read: {n}. They are left out.",
    "copy.full": "{name} can't be written: {why}. Choose another folder or make room.",
    "copy.done": "Brought in: {what}. Nothing that was here is gone. Open a chapter anew to see it there.",
    "copy.backlogs": "Your own backlogs are offered at the end of each chapter.",
    "copy.away": "The file is put away. Nothing has changed here.",
    "map.due": "To repeat from earlier: {n}.",
    "map.due-many": "To repeat from earlier: {n}. Five minutes are enough.",
    "map.begin": "You go in sittings of at most 20 minutes, and stop wherever you like.",
    "map.minutes": "Practised so far: about {spent} min. Practice left: about {left} min.",
    # what the question asks of the input
    "ask.exact": "Type the exact value in {unit}.",
    "ask.tolerance": "Type your result in {unit}; ± {tolerance} counts as right.",
    "ask.exact-plain": "Type the exact value.",
    "ask.tolerance-plain": "Type your result; ± {tolerance} counts as right.",
    "ask.total": "Give out {budget}.",
    "ask.capacity": "At most {capacity}.",
    "ask.confidence": "Low and high in {unit}; be {confidence} sure that the value lies between them.",
    "ask.guess-number": "Your guess in {unit}.",
    "ask.guess-number-plain": "Your guess, as a number.",
}


def say(key: str, **values: Any) -> str:
    """The sentence of this key with its values put in. Text of a learner goes in through `text.quoted`
    only. A value that ends with a question mark ends the sentence as well."""
    return _ENDED_TWICE.sub(r"\1", SENTENCES[key].format(**values))
