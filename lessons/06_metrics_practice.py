# %% [markdown]
# # 6 · Metrics: practice
#
# <!-- sitting: define and look -->
#
# Eighteen<!-- =questions.all:Words --> items in three sittings, about 45<!-- =minutes.all --> minutes. They get harder, and the last ones mix the tools. Companies other than Mealwise are invented too.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# ### To prepare
#
# - Open the lesson, press *Start over* in the explorers, close the left bar, full screen (F11), make the type larger (Ctrl
#   or Cmd and +).
# - A coin for each table.
# - People may bring the definition of one metric of their own, in four parts: who, did what, of how many, in which time.
#
# ### 25 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 4 | Flip a coin ten times. What is your table's best run? | Coins, ten each table; the best run is called out. | |
# | 7 | 100 tests without any effect: how many will look like a success? | The laboratory in *A look every morning*. Hands up before each run. | `metrics.looks` `metrics.peeking-laboratory` |
# | 5 | The headline, day by day: say stop. | The room says stop; you go on to the last day. | `metrics.peeking` |
# | 5 | Which sentence does this chart make people say? | One broken chart. The room calls the sentence; you let the axis begin at zero. | `metrics.bars-guess` `metrics.chart-workshop` |
# | 4 | Sixty words to Viktor. | Two read theirs aloud. Listen for a base and for a decision. | `text: Your first sentence to Viktor` |
#
# ### 90 minutes
#
# The names in italics are sections of the lesson.
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 5 | Day 9: the new headline sells a fifth more. How much is left at the end? Bet on paper. | The last day is day 28<!-- =headline_test.last -->. | `metrics.day-nine` |
# | 10 | Flip a coin ten times. What is your table's best run? | Somewhere a table has something “significant”. Then ask: 14 side numbers without any effect, does one stand out? With 51<!-- =morning_looks.fourteen:.0f --> %. | |
# | 15 | In pairs: so much from other people, so much from people who behave otherwise. One sentence. | *Why did it move*. Listen for “the number fell because”: the split says where it fell, not why. | `metrics.churn-guess` `metrics.why-it-moved` |
# | 15 | 100 tests without any effect: how many will look like a success? | *A look every morning*, the laboratory. Hands before each run. With a look on each of 28<!-- =headline_test.last --> days it is 27<!-- =morning_looks.month:.0f -->. | `metrics.looks` `metrics.peeking-laboratory` |
# | 10 | The headline, live, day by day: who would stop now? | And who would have stopped yesterday? Under 5 % it is on day 9<!-- =headline_test.first_under --> to 11<!-- =headline_test.last_under -->; at the end it is 0.7<!-- =headline_test.end_difference:.1f --> points, from -1.9<!-- =headline_test.end_low:.1f --> to 3.2<!-- =headline_test.end_high:.1f -->. | `metrics.peeking` |
# | 15 | Each table: put the five checks in an order. | *Before you read it*. Each table says what the wrong order would have cost. | `metrics.ramp-guess` `metrics.before-you-read` |
# | 10 | Which sentence does this chart make people say? | Write the sentence; repair the chart; write the sentence again. | `metrics.bars-guess` `metrics.chart-workshop` |
# | 10 | Sixty words to Viktor. | Two people read theirs aloud. Then the three sentences of Monday morning. | `metrics.board-note` |
#
# Listen for “95 % sure that it works”. Ask: what would you see in a hundred tests of things that do not work?
#
# ### Groups of other sizes
#
# **10 people**: each splits a change of their own product in *Why did it move* (10 minutes more). **100**: coins by
# row, hands before each run, three notes read aloud. **300**: one coin each, everybody stands up and sits down at the
# first tail; whoever stands last is the “significant” one.

# %%
from pmkit import look_back, show, solution

# %% [markdown]
# ## Define and look

# %%
show("metrics.missing-part")

# %% tags=["solution"]
solution("metrics.missing-part")

# %%
show("metrics.opening-chart")

# %% tags=["solution"]
solution("metrics.opening-chart")

# %%
show("metrics.what-gets-measured")

# %% tags=["solution"]
solution("metrics.what-gets-measured")

# %%
show("metrics.faster-than-text")

# %% tags=["solution"]
solution("metrics.faster-than-text")

# %%
show("metrics.average-household")

# %% tags=["solution"]
solution("metrics.average-household")

# %%
show("metrics.rising-total")

# %% tags=["solution"]
solution("metrics.rising-total")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: chance and mix (15<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## Chance and mix
#
# <!-- sitting: chance and mix -->

# %%
show("metrics.before-reading")

# %% tags=["solution"]
solution("metrics.before-reading")

# %%
show("metrics.side-metrics")

# %% tags=["solution"]
solution("metrics.side-metrics")

# %%
show("metrics.which-report")

# %% tags=["solution"]
solution("metrics.which-report")

# %%
show("metrics.newcomers-fall")

# %% tags=["solution"]
solution("metrics.newcomers-fall")

# %%
show("metrics.course-mix")

# %% tags=["solution"]
solution("metrics.course-mix")

# %%
look_back("metrics.newcomers-fall")

# %%
show("metrics.true-gain")

# %% tags=["solution"]
solution("metrics.true-gain")

# %%
show("metrics.three-lessons")

# %% tags=["solution"]
solution("metrics.three-lessons")

# %%
show("metrics.who-answered")

# %% tags=["solution"]
solution("metrics.who-answered")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: you choose the tool yourself (19<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## Choose the tool yourself
#
# <!-- sitting: choose the tool yourself -->

# %%
show("metrics.which-check-fits")

# %% tags=["solution"]
solution("metrics.which-check-fits")

# %%
show("metrics.viktor-note")

# %% tags=["solution"]
solution("metrics.viktor-note")

# %%
show("metrics.ticket-range")

# %% tags=["solution"]
solution("metrics.ticket-range")

# %%
show("metrics.stadtbad")

# %% tags=["solution"]
solution("metrics.stadtbad")
