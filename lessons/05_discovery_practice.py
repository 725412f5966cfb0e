# %% [markdown]
# # 5 · Discovery: practice
#
# <!-- sitting: what did they say -->
#
# Eighteen<!-- =questions.all:Words --> items in three sittings, about 50<!-- =minutes.all --> minutes. They get harder, and the last ones mix the tools. Companies other than Mealwise are invented too.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# **The chapter in a workshop of 90 minutes.** Minutes in brackets; the names in italics are sections of the lesson.
#
# - Which complaint is the largest? Hands up for planning, allergy, price; no discussion (5). Keep the count.
# - *Two readers, the same words*, the interview desk (25). Everybody codes the first talk alone and joins the three readers
#   of the case; the agreement beyond chance goes on the wall. Pairs look at the lines on which they differ and define their
#   worst code anew, aloud. Then tick the two codes that the case defined anew. Listen for “but I meant”: what was meant
#   belongs in the definition.
# - *Who is speaking* on the projector (15). Ask for a bet before you count by paying household: planning has
#   12.2<!-- =complaints_of_households.planning:.1f --> % of the voices, allergy 11.1<!-- =complaints_of_households.allergy:.1f --> %. Then show 11.3<!-- =complaints_of_households.planning_paying:.1f --> % and 16.9<!-- =complaints_of_households.allergy_paying:.1f --> %. Ask who is still not heard.
# - *Is it enough* (10). A bet: one in ten has a need; will it come up in twelve talks? It does with
#   72<!-- =need_of_one_in_ten.twelve:.0f --> %, in five talks with 41<!-- =need_of_one_in_ten.five:.0f --> %.
# - A tree for a product of their own, on paper (15): one outcome, three opportunities, and under each who said it. The
#   neighbour crosses out each opportunity that is a solution.
# - *The cheapest way to be wrong* (15). Each table chooses a test and says aloud which result would stop it. Where no result
#   would, the table crosses out the test.
# - The three sentences of Monday morning, and the count from the beginning (5).
#
# **With 10 people**: each agreement is read out, and each change of a definition is discussed (10 minutes more). **With 100**:
# tables of five, the agreement of each table on a list, two definitions read aloud. **With 300**: the room codes three lines
# by hand signs, and you count.
#
# **In 25 minutes, with a projector.** Open the lesson beforehand, press *Start over* in the explorers, close the left bar,
# full screen (F11), make the type larger (Ctrl or Cmd and +).
#
# - Guess the first complaint, show of hands (3).
# - *On your own product*, the interview desk (7). It holds two short talks, twelve lines with eight answers, and four codes.
#   Write the codes on the wall, 1 to 4. Everybody writes a number for each answer, alone; pairs compare. Then empty *What
#   others chose* and type what three people call out, a line each: “Ana: 1 1 3 4 1 2 4 2”. That takes a minute. Read out the
#   agreement beyond chance and the two codes that meet most often.
# - Define the worst code anew, aloud (4). All code once more, the same three call out again, and you type over their lines.
#   Listen for “but I meant”.
# - *Who is speaking* together (5). One bet, then the weight by paying household.
# - Each table takes one test in *The cheapest way to be wrong* and says the result that would stop it (5). Listen for “then we
#   would look more closely”: that is not a stop.
# - The sentences of Monday morning (1).
#
# People may bring ten sentences of their own customers, without names. Say it before you begin: a talk is recorded only with
# consent, and what somebody told stays in the room.

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
