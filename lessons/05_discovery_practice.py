# %% [markdown]
# # 5 · Discovery: practice
#
# <!-- sitting: what did they say -->
#
# Eighteen<!-- =questions.all:Words --> items in three sittings, about 50<!-- =minutes.all --> minutes. They get harder, and the last ones mix the tools. Companies other than Mealwise are invented too.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# ### To prepare
#
# - Open the lesson, press *Start over* in the explorers, close the left bar, full screen (F11), make the type larger (Ctrl
#   or Cmd and +).
# - For 25 minutes: write the four codes of the desk in *On your own product* on the wall, 1 to 4.
# - People may bring ten sentences of their own customers, without names. Say it before you begin: a talk is recorded only with
#   consent, and what somebody told stays in the room.
#
# ### 25 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 3 | Which complaint is the largest? Guess. | Hands or phones; no discussion. | `discovery.largest-complaint` |
# | 7 | Two short talks, four codes: write a number for each answer, alone. Then compare in pairs. | *On your own product*, the interview desk: twelve lines with eight answers. Empty *What others chose* and type what three people call out, a line each: “Ana: 1 1 3 4 1 2 4 2”. That takes a minute. Read out the agreement beyond chance and the two codes that meet most often. | `discovery.own-interview-desk` |
# | 4 | Define the worst code anew, aloud. All code once more. | The same three call out again, and you type over their lines. Listen for “but I meant”. | |
# | 5 | Who is speaking? One bet, then count by paying household. | Change the weight in *Who is speaking*. | `discovery.most-voices` `discovery.who-is-speaking` |
# | 5 | Each table: one test, and the result that would stop it. | *The cheapest way to be wrong*. Listen for “then we would look more closely”: that is not a stop. | `text: Which result would stop your idea?` |
# | 1 | Monday morning: three sentences. | | |
#
# ### 90 minutes
#
# The names in italics are sections of the lesson.
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 5 | Which complaint is the largest? Guess. | Planning, allergy, price; no discussion. Keep the count. | `discovery.largest-complaint` |
# | 25 | Code the first talk alone. Then pairs look at the lines on which they differ. | *Two readers, the same words*, the interview desk. Everybody joins the three readers of the case; the agreement beyond chance goes on the wall. Pairs define their worst code anew, aloud. Then tick the two codes that the case defined anew. Listen for “but I meant”: what was meant belongs in the definition. | `discovery.same-code` `discovery.interview-desk` |
# | 15 | Who is speaking? Bet before it is counted by paying household. | On the projector. Planning has 12.2<!-- =complaints_of_households.planning:.1f --> % of the voices, allergy 11.1<!-- =complaints_of_households.allergy:.1f --> %. Then show 11.3<!-- =complaints_of_households.planning_paying:.1f --> % and 16.9<!-- =complaints_of_households.allergy_paying:.1f --> %. Ask who is still not heard. | `discovery.most-voices` `discovery.who-is-speaking` |
# | 10 | One in ten has a need. Will it come up in twelve talks? | *Is it enough*. It does with 72<!-- =need_of_one_in_ten.twelve:.0f --> %, in five talks with 41<!-- =need_of_one_in_ten.five:.0f --> %. | `discovery.one-in-ten` `discovery.heard-enough` |
# | 15 | A tree for a product of your own, on paper: one outcome, three opportunities, and under each who said it. | The neighbour crosses out each opportunity that is a solution. | `discovery.branches` |
# | 15 | Each table: one test, and the result that would stop it. | *The cheapest way to be wrong*. Where no result would stop it, the table crosses out the test. | `discovery.worth-knowing` `text: Which result would stop your idea?` |
# | 5 | The first question again. Monday morning. | The count from the beginning, and the three sentences. | `discovery.largest-complaint` |
#
# ### Groups of other sizes
#
# **10 people**: each agreement is read out, and each change of a definition is discussed (10 minutes more). **100**:
# tables of five, the agreement of each table on a list, two definitions read aloud. **300**: the room codes three lines
# by hand signs, and you count.

# %%
from pmkit import look_back, show, solution

# %% [markdown]
# ## What did they say

# %%
show("discovery.allotment-talk")

# %% tags=["solution"]
solution("discovery.allotment-talk")

# %%
show("discovery.leading-six")

# %% tags=["solution"]
solution("discovery.leading-six")

# %%
show("discovery.said-did-paid")

# %% tags=["solution"]
solution("discovery.said-did-paid")

# %%
show("discovery.faster-horses")

# %% tags=["solution"]
solution("discovery.faster-horses")

# %%
show("discovery.silent-share")

# %% tags=["solution"]
solution("discovery.silent-share")

# %%
show("discovery.no-need-rate")

# %% tags=["solution"]
solution("discovery.no-need-rate")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: you count with care (19<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## Count with care
#
# <!-- sitting: count with care -->

# %%
show("discovery.two-readers")

# %% tags=["solution"]
solution("discovery.two-readers")

# %%
show("discovery.rare-theme")

# %% tags=["solution"]
solution("discovery.rare-theme")

# %%
show("discovery.need-in-five")

# %% tags=["solution"]
solution("discovery.need-in-five")

# %%
show("discovery.weigh-by-whom")

# %% tags=["solution"]
solution("discovery.weigh-by-whom")

# %%
show("discovery.music-school")

# %% tags=["solution"]
solution("discovery.music-school")

# %%
look_back("discovery.weigh-by-whom")

# %%
show("discovery.branch-or-way")

# %% tags=["solution"]
solution("discovery.branch-or-way")

# %%
show("discovery.six-assumptions")

# %% tags=["solution"]
solution("discovery.six-assumptions")

# %%
show("discovery.cargo-bike")

# %% tags=["solution"]
solution("discovery.cargo-bike")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: you choose the tool yourself (19<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## Choose the tool yourself
#
# <!-- sitting: choose the tool yourself -->

# %%
show("discovery.test-for-nothing")

# %% tags=["solution"]
solution("discovery.test-for-nothing")

# %%
show("discovery.which-way-to-know")

# %% tags=["solution"]
solution("discovery.which-way-to-know")

# %%
show("discovery.chef-note")

# %% tags=["solution"]
solution("discovery.chef-note")

# %%
show("discovery.klassenpost")

# %% tags=["solution"]
solution("discovery.klassenpost")
