# %% [markdown]
# # 6 · Metrics
#
# <!-- sitting: why did it move -->
#
# <!-- promise: Tell whether it worked, and say so to somebody who decides. -->
#
# **You will be able to** define a number that two people count alike · say why it moved · plan, check and read a test · repair a
# chart · tell a finding in sixty words.
#
# Sitting 1, *why did it move*: 15<!-- =minutes.1 --> minutes. Sitting 2, *the peeking machine*: 13<!-- =minutes.2 --> minutes.
# Sitting 3, *before you read it*: 13<!-- =minutes.3 --> minutes. Sitting 4, *a picture and sixty words*: 14<!-- =minutes.4 --> minutes.
# Then, when you like: a closer look, and your own product. Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, figure, look_back, repeat_due, show

# %%
repeat_due("metrics")

# %% [markdown]
# ## The decision
#
# *Mealwise, Friday, 16 October 2026, 9:00.* The board meets at 15:00. Viktor, who sells to employers, wants the new headline
# of the price page everywhere: on day 9<!-- =t2_stopped.day --> of its test, T2, it sold a fifth more. Three colleagues bring
# other numbers. Mara, the product manager, has to say **what is rolled out, what is not, and which numbers stand on the page for
# the half-year**.

# %%
show("metrics.day-nine")

# %% [markdown]
# ## 1 · What is counted
#
# *9:10.* “Whose number is right?” asks Clara, the founder. Perhaps all are, and each counts something else. A
# [metric](00_glossary.ipynb#metric) is defined when two people who never met would get the same number.

# %%
show("metrics.definition")

# %% [markdown]
# ## 2 · Why did it move
#
# *9:25.* Clara brings the [churn](00_glossary.ipynb#churn): who left, of those who were there.

# %%
show("metrics.churn-guess")

# %% [markdown]
# A share can move because other people are counted ([mix](00_glossary.ipynb#mix)), or because the same kinds of people behave
# differently ([rate](00_glossary.ipynb#rate)). Take Clara's number apart by who pays.

# %%
explore("metrics.why-it-moved")

# %%
look_back("metrics.churn-guess")

# %%
show("metrics.same-mix")

# %% [markdown]
# The parts say where a change comes from, not its cause.
#
# ## 3 · Same people, same time
#
# *9:45.* Tomasz, the data scientist, shows who stays ([retention](00_glossary.ipynb#retention)): in each row the newcomers of a
# month ([cohort](00_glossary.ipynb#cohort)), in the columns their first, second, third month. A
# [funnel](00_glossary.ipynb#funnel) counts the steps before that. Choose *Who stays?* and untick *Hide what cannot be known yet*.
# What becomes of the row of all cohorts? Then look at *Cause, or kind of person?*

# %%
explore("metrics.same-people")

# %%
show("metrics.not-yet")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: the peeking machine (13<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## 4 · A look every morning
#
# <!-- sitting: the peeking machine -->
#
# *10:15.* In an [experiment](00_glossary.ipynb#experiment) chance decides who sees the new and who sees the old
# ([control group](00_glossary.ipynb#control-group)). So the groups differ by chance and by what they see.
# [p](00_glossary.ipynb#p) tells how rare such a gap, or a larger one, would be if the new changed nothing. Viktor looked at it each
# morning ([peeking](00_glossary.ipynb#peeking)), and on day 9<!-- =t2_stopped.day --> he stopped.

# %%
show("metrics.looks")

# %% [markdown]
# Here is his test again, day by day. Choose a [stopping rule](00_glossary.ipynb#stopping-rule) first, then go through the days. When
# would you have stopped, and with which number?

# %%
explore("metrics.peeking")

# %%
look_back("metrics.day-nine")

# %%
show("metrics.stop-when")

# %% [markdown]
# The laboratory invents a thousand tests: first without any effect, then with one that you choose.
# Watch three things: [false alarms](00_glossary.ipynb#false-alarm), how often a true effect is found
# ([power](00_glossary.ipynb#power)), and how much too large it looks at the stop.

# %%
explore("metrics.peeking-laboratory")

# %%
look_back("metrics.looks")

# %% [markdown]
# Before a test you write down the smallest effect worth having, how many people it takes to see it, and when you stop. For T2:
# 3.7<!-- =worth --> points, 28<!-- =alarm.days --> days.
#
# ## 5 · How to read a result
#
# In T1 newcomers got a short form with three questions or a long one with eleven. It was called [significant](00_glossary.ipynb#significant): p lay
# under the 5 % that were agreed.

# %%
show("metrics.what-p-says")

# %% [markdown]
# So p does not tell how large an effect is. The [range](00_glossary.ipynb#range) does: all the effects that fit the data well.

# %%
show("metrics.read-ranges")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: before you read it (13<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## 6 · Before you read it
#
# <!-- sitting: before you read it -->
#
# *11:30.* Tomasz brings a number from T4. Korbmarkt, a supermarket, lets some households choose when their basket is delivered. He
# began with very few and let more in step by step ([ramp-up](00_glossary.ipynb#ramp-up)), so that a fault would hit few.

# %%
show("metrics.ramp-guess")

# %% [markdown]
# There are five checks; one looks for a [sample ratio mismatch](00_glossary.ipynb#sample-ratio-mismatch). Do them in the order
# that you think right, and see what it costs.

# %%
explore("metrics.before-you-read")

# %%
look_back("metrics.ramp-guess")

# %%
show("metrics.every-day")

# %%
show("metrics.fifty-fifty")

# %% [markdown]
# ## 7 · One goal, and what must not get worse
#
# *12:10.* Aoife, who speaks for support, has the last number: more people complain since the slots are there. Complaints were a
# [guardrail](00_glossary.ipynb#guardrail) of T4, a number that must not get worse by more than was agreed.

# %%
show("metrics.guardrail")

# %%
show("metrics.fourteen")

# %% [markdown]
# A guardrail protects a test. A [counter-metric](00_glossary.ipynb#counter-metric) does the same for a number that stands on the wall
# for half a year.

# %%
show("metrics.target")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: a picture and sixty words (14<!-- =minutes.4 --> minutes).*

# %% [markdown]
# ## 8 · A picture
#
# <!-- sitting: a picture and sixty words -->
#
# *13:30.* A slide for the board lies in the printer.

# %%
figure("metrics.cut-bars")

# %%
show("metrics.bars-guess")

# %% [markdown]
# Each chart below has one fault. Read what somebody would say after a look at it, repair it, read again. The
# [lie factor](00_glossary.ipynb#lie-factor) says how much larger a change looks than it is. Two charts are enough.

# %%
explore("metrics.chart-workshop")

# %%
look_back("metrics.bars-guess")

# %% [markdown]
# ## 9 · Sixty words
#
# *14:00.* People who decide read your note once. Say the decision, what you saw **of how many**, how sure it is, what comes next.
# Say shares in whole people: 32<!-- =t2.variant:.0f --> of 100 against 31<!-- =t2.control:.0f --> of 100. Write the note on the
# headline until no rule objects.

# %%
explore("metrics.sixty-words")

# %% [markdown]
# Now a note in one piece, as you would send it.

# %%
show("metrics.board-note")

# %% [markdown]
# **15:00.** All newcomers get the short form. The old headline stays. The slots wait until the complaints are understood.
#
# ## Monday morning
#
# - “Of how many, and since when?” Ask it about each number.
# - “When did we decide to stop?” Ask it about each test.
# - “What would we do differently if the number were at the other end of its range?”

# %% [markdown]
# ## Do you have it?
#
# Without looking anything up.

# %%
show("metrics.check-range")

# %%
show("metrics.check-axis")

# %% [markdown]
# ---
# *Good place to stop: this was the lesson. Your answers are kept. Next, when you like: a closer look at three famous
# numbers, your own product, or the practice sheet.*

# %% [markdown]
# ## Closer look: three famous numbers
#
# <!-- sitting: closer look at three famous numbers, when you like -->
#
# *The week after.* Three numbers come up in most companies: the [net promoter score](00_glossary.ipynb#net-promoter-score), the
# 40 % question, and [lifetime value](00_glossary.ipynb#lifetime-value). Each comes from some people, so each has a range.

# %%
show("metrics.nps-guess")

# %%
show("metrics.nps-one")

# %%
look_back("metrics.nps-guess")

# %%
show("metrics.forty")

# %%
show("metrics.worth-of-one")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own numbers (12<!-- =minutes.6 --> minutes).*

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own numbers, when you like -->
#
# Now yours. Paste a table or choose a file: a number by period and group, who came when and stayed, a test by day, its metrics. What
# you paste stays on your computer. Each is kept, so you can do one today and one another day.

# %%
explore("metrics.own-why-it-moved")

# %%
explore("metrics.own-same-people")

# %%
explore("metrics.own-peeking")

# %%
explore("metrics.own-before-you-read")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next, when you like: your own page (13<!-- =minutes.7 --> minutes).*

# %% [markdown]
# ## Your own page
#
# <!-- sitting: your own page, when you like -->
#
# First look at some lines that people would put on such a page.

# %%
show("metrics.page")

# %% [markdown]
# Now yours: three metrics, each with its definition in four parts, its counter-metric and its owner. Then one chart of yours,
# and sixty words about it.

# %%
explore("metrics.own-metrics-page")

# %%
explore("metrics.own-chart-workshop")

# %%
explore("metrics.own-sixty-words")

# %% [markdown]
# **For your portfolio:** one page with three metrics, each with its definition, its counter-metric and its owner.
#
# **Sources.** R. Wasserstein and N. Lazar, “The ASA Statement on p-Values”, 2016. R. Johari and others, “Peeking at A/B
# Tests”, KDD 2017 (of Optimizely). M. Schultzberg and S. Ankargren, Spotify, 21 March 2023 (read in part). E. Miller, “Simple
# Sequential A/B Testing”, 2015. S. Pocock, 1977, and P. O'Brien and T. Fleming, 1979 (limits computed here). A. Fabijan and others, KDD 2019. T. Xifara and others on guardrails at Airbnb, 2021 (read in part).
# E. Kitagawa, 1955. E. Tufte, “The Visual Display of Quantitative Information”, 1983 (the lie factor).
# R. Newcombe, 1998, and E. Wilson, 1927, for ranges. M. Correll, E. Bertini and S. Franconeri, CHI 2020.
# G. Gigerenzer and U. Hoffrage, 1995. T. Keiningham and others, 2007. P. Fader and B. Hardie, 2007. The 5 % of a test, the
# 95 % of a range and the 40 % of a survey are conventions, no laws.
