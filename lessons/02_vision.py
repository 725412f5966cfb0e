# %% [markdown]
# # 2 · Vision and strategy
#
# **You will be able to**
#
# - write a positioning statement and a vision board that survive a critical reader;
# - tell a vision from a slogan, a list of features and a goal;
# - choose a group to start with, and show the arithmetic;
# - draw a North Star with its inputs, and grade key results;
# - lead a row of the backlog back to the vision.
#
# Sitting 1, *a sentence that says no*: 18 minutes. Sitting 2, *the wedge and the star*: 16 minutes.
# Sitting 3, *results, not tasks*: 14 minutes. Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, figure, repeat_due, show

# %%
repeat_due("vision")

# %% [markdown]
# ## The decision
#
# *Mealwise, Monday, 8:30.* Clara has ordered paint. By Friday a sentence will stand on the wall of the kitchen.
# “Imagine it in large letters: Europe's leading meal platform.” Viktor nods; he has a meeting about a wine guide.
# Mara, the product manager, puts her cup down. “Growth has stood still since April. Nordhafen may give notice on
# 30 November. If the sentence is to help us, it has to say no to something.”

# %%
show("vision.which-sentence")

# %% [markdown]
# ## 1 · One sentence, six slots
#
# Before the vision, a smaller tool. A **positioning statement** says for whom the product is, and what it is
# compared with. Six slots: *for* a group, *who* have a need, the product *is a* category *that* gives a benefit.
# *Unlike* an alternative, it has a difference. The pattern goes back to Geoffrey Moore (after *Crossing the Chasm*,
# 1991).
#
# Jonas has filled in all six. Nothing in his draft is wrong, and it is of no use. Which slot would you mend first?
# Change the slots; each weak one explains itself.

# %%
explore("vision.positioning")

# %% [markdown]
# The rules see words, not truth. They can tell you that “everyone” is nobody. Whether families with an allergy
# really need you, only families can tell.

# %%
show("vision.everyone")

# %%
show("vision.alternative-none")

# %%
show("vision.benefit-feature")

# %% [markdown]
# ## 2 · A picture, not a poster
#
# Samira spent Sunday in a kitchen. “The mother read each label twice. Then she rang her sister.” Clara is quiet for
# a moment. “That is what I began with. I had forgotten the sister.”
#
# A **vision** says what will be different for somebody. It names no solution, so it survives when the solution
# fails. The **vision board** of Roman Pichler (2011) puts four assumptions below it: target group, needs, product,
# business goals. Some writers prefer a story of a page or a film of the future (Marty Cagan); nobody has compared
# the two. Use what your colleagues will read.

# %%
show("vision.tell-apart")

# %% [markdown]
# Here is Clara's board. Bring it to a state in which no rule has an objection. Then ask it about the wine guide.

# %%
explore("vision.board")

# %%
show("vision.how-often")

# %% [markdown]
# **What it showed.** A sentence that fits everything decides nothing. Narrow is not small: it is where you begin.
# No study shows that writing these texts makes products better. They are tools for thinking, and for being
# contradicted early.
#
# ---
# *Good place to stop. Your answers are kept. Next: which group comes first, and which number to steer by (16
# minutes).*

# %% [markdown]
# ## 3 · The wedge
#
# *Tuesday, 14:00.* Five groups stand on the board. “Take the largest,” says Viktor. “Two million cook.” Inês shakes
# her head. “Two million have a rival's free planner.” Mara asks for four numbers for each group.

# %%
show("vision.wedge-first")

# %% [markdown]
# A **wedge** is a small part of a market that you can win first. Four numbers help: how many there are, how many of
# them feel the problem each week, for how many of these no answer is good enough, and to how many you have a way.
# Multiply. First by hand, for one group.

# %%
show("vision.wedge-size")

# %% [markdown]
# Now all five. Change what you don't believe. When does another group come first?

# %%
explore("vision.wedge")

# %%
show("vision.wedge-leave")

# %% [markdown]
# ## 4 · The star
#
# *15:20.* Tomasz, the data scientist, shows forty charts. “Which of them are we steering by?” asks Pavel. Nobody
# answers.
#
# A **North Star** is one metric that counts value that customers received, and that runs ahead of revenue. Below it
# stand three to six **inputs** that squads can move.

# %%
show("vision.north-star-pick")

# %% [markdown]
# Mealwise tries *planned dinners that were cooked*. Marketing offers ten per cent more new households. What would
# that do?

# %%
show("vision.ten-per-cent")

# %% [markdown]
# Now pull one input at a time. Where are ten per cent worth most?

# %%
explore("vision.north-star")

# %% [markdown]
# Factors pass on all of their ten per cent: dinners planned, and the share cooked. Parts of a sum pass on their part:
# new households are about a tenth of the active ones. The tree does not say what ten per cent *costs*. That you have
# to ask.

# %% [markdown]
# **What it showed.** Size is one of four factors. And one metric with a tree below it turns forty charts into five
# questions.
#
# ---
# *Good place to stop. Your answers are kept. Next: goals that can be graded, and the way down to the backlog (14
# minutes).*

# %% [markdown]
# ## 5 · Results, not tasks
#
# *Wednesday, 9:10.* The quarter is over. An **objective** says where to; two to five **key results** say how you
# would know. The form came from Intel to Google about 1999 (Andy Grove, John Doerr). Read the list on the wall first.

# %%
show("vision.key-result-task")

# %% [markdown]
# A key result is graded by how much of its way is done: **(now − start) ÷ (target − start)**, kept between 0 and 1.

# %%
show("vision.grade-churn")

# %% [markdown]
# Now all four. Change *Now* and *Target*, and watch the mean. What does it hide?

# %%
explore("vision.okr")

# %%
show("vision.mean-hides")

# %% [markdown]
# ## 6 · From the wall to the backlog
#
# Each step down answers *how*. Each step up answers *in order to do what*. A row without a way up is a wish.

# %%
figure("vision.chain")

# %%
show("vision.chain")

# %% [markdown]
# ### Before you build: tomorrow's news
#
# At Amazon a team writes the press release before it builds (C. Bryar and B. Carr, *Working Backwards*, 2021), and
# behind it the hardest questions. Most of these papers are never approved, and that is their use. Below is Clara's,
# for the talking chef. Does a customer appear in it?

# %%
explore("vision.press-release")

# %% [markdown]
# ## On your own product
#
# Now yours. Begin with the positioning; ten honest minutes are enough. All four are kept, and `pmkit export` puts them
# into your portfolio.

# %%
explore("vision.own-positioning")

# %%
explore("vision.own-board")

# %%
explore("vision.own-wedge")

# %%
explore("vision.own-okr")

# %% [markdown]
# ## Monday morning
#
# - “Which idea would this sentence refuse?” Ask it of the vision you have.
# - “What do they do today without us?” Ask it before the next feature.
# - “Which of these goals are promises?” Mark them, and grade them alone.

# %% [markdown]
# ## Do you have it?

# %%
show("vision.check-wall")

# %%
show("vision.check-goal")

# %% [markdown]
# **For your portfolio:** your positioning statement, your vision board and one graded objective.
#
# **Sources.** Positioning after G. Moore, *Crossing the Chasm*, 1991. R. Pichler, *The Product Vision Board*, 2011,
# updated 2025. L. Rachitsky on product wedges, 2021; the product of shares is this course's own device. J. Cutler and
# J. Scherschel, *The North Star Playbook*, Amplitude. J. Doerr, *Measure What Matters*, 2018, and Google's OKR
# playbook; 0.6 to 0.7 is a convention of Google, not a finding. R. Rumelt, *Good Strategy/Bad Strategy*, 2011. C. Bryar
# and B. Carr, *Working Backwards*, 2021. Kennedy to Congress, 25 May 1961.
