# %% [markdown]
# # 9 · Launch and after: practice
#
# <!-- sitting: what so few can see -->
#
# Eighteen<!-- =questions.all:Words --> items in three sittings, about 52<!-- =minutes.all --> minutes. They get harder, and the last ones mix the tools of several chapters. Companies other than Mealwise are invented too.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# ### To prepare
#
# - Open the lesson, press *Start over* in the explorers, close the left bar, full screen (F11), make the type larger (Ctrl
#   or Cmd and +).
# - For 90 minutes: six findings of the beta for each table, on cards. To make 90 of the 25: add the findings at tables, the
#   pre-mortem and the last round.
#
# ### 25 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 2 | On for everyone before the fair? Decide. | Hands or phones. Keep the count. | `launch.friday` |
# | 8 | The first stage: how likely is it that one of them meets the fault? Bet. | *Who must see it*. Change how many write before you change anything else. | `launch.seen-guess` `launch.seen` |
# | 11 | The stop line, day by day: go on, hold, or back? | *The stop line*, from the first day to the fault and to the partner's day. Hands are the switch. | `launch.guardrail` |
# | 4 | Decide again. Then one sentence to your neighbour: who stops your next launch, at which number? | Hands again, as at the start. | `launch.friday` |
#
# ### 90 minutes
#
# The names in italics are sections of the lesson.
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 5 | On for everyone before the fair? Decide. | Count, and keep the numbers. | `launch.friday` |
# | 15 | The first stage: how likely is it that one of them meets the fault? Bet. | *Who must see it*, on the projector. 115<!-- =stage --> of 11,500<!-- =families:, --> families, a fault of 1 in 450<!-- =fault -->. It is 23<!-- =first_stage.met:.0f --> %, and 5<!-- =first_stage.written:.0f --> % that one writes. | `launch.seen-guess` `launch.seen` |
# | 20 | Tables of four, six findings each: before, after, watch, no fault. | *Read the beta*. Then which findings are placed differently, and why? Two of them are about traces, and one mother alone wrote of the curry. | `launch.beta-guess` `launch.beta` |
# | 13 | Your own launch has failed. Three minutes in silence: why? | A pre-mortem, then a round, one reason each. Each reason gets a home: prevented, seen by a line, or accepted by a name. | `text: Your launch has failed. Why?` |
# | 25 | Draw the stop line first. Then day by day: go on, hold, or back? | *The stop line*. All hands are the switch. Stop the clock when the room is divided, and let both sides say what they see. Ask on the partner's day: “and those without the filter?” | `launch.stop-guess` `launch.guardrail` |
# | 5 | Decide again, as at the start. | Who has moved, and by which number? | `launch.friday` |
# | 7 | Three sentences of Monday morning, about your own next launch. | | |
#
# Listen for “but nobody complained”. Ask: how many used it, and how many of those who are hit would write?
#
# ### Groups of other sizes
#
# **10 people**: their own launches in the pre-mortem and in *Go or no-go*, one page each. **100**: one finding per table,
# hands for the switch, and the bets are called out in steps of ten. Nobody has to say their bet aloud.

# %%
from pmkit import look_back, show, solution

# %% [markdown]
# ## What so few can see

# %%
show("launch.bus-map")

# %% tags=["solution"]
solution("launch.bus-map")

# %%
show("launch.bank-stage")

# %% tags=["solution"]
solution("launch.bank-stage")

# %%
show("launch.courier-stage")

# %% tags=["solution"]
solution("launch.courier-stage")

# %%
show("launch.brewery-tour")

# %% tags=["solution"]
solution("launch.brewery-tour")

# %%
show("launch.sixty-places")

# %% tags=["solution"]
solution("launch.sixty-places")

# %%
show("launch.criterion-parts")

# %% tags=["solution"]
solution("launch.criterion-parts")

# %%
show("launch.tram-findings")

# %% tags=["solution"]
solution("launch.tram-findings")

# %%
show("launch.three-raters")

# %% tags=["solution"]
solution("launch.three-raters")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: the day, and the partners (17<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## The day, and the partners
#
# <!-- sitting: the day, and the partners -->

# %%
show("launch.eight-reasons")

# %% tags=["solution"]
solution("launch.eight-reasons")

# %%
show("launch.ferry-day")

# %% tags=["solution"]
solution("launch.ferry-day")

# %%
show("launch.who-is-told")

# %% tags=["solution"]
solution("launch.who-is-told")

# %%
show("launch.new-interface")

# %% tags=["solution"]
solution("launch.new-interface")

# %%
show("launch.pharmacy-days")

# %% tags=["solution"]
solution("launch.pharmacy-days")

# %%
show("launch.ticket-shop")

# %% tags=["solution"]
solution("launch.ticket-shop")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: you choose the tool yourself (18<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## Choose the tool yourself
#
# <!-- sitting: choose the tool yourself -->

# %%
show("launch.which-tool")

# %% tags=["solution"]
solution("launch.which-tool")

# %%
show("launch.clara-friday")

# %% tags=["solution"]
solution("launch.clara-friday")

# %%
show("launch.parking-guess")

# %% tags=["solution"]
solution("launch.parking-guess")

# %%
look_back("launch.parking-guess")

# %%
show("launch.parking")

# %% tags=["solution"]
solution("launch.parking")
