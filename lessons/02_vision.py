# %% [markdown]
# # 2 · Vision and strategy
#
# <!-- promise: Write a positioning statement, a North Star and key results that survive a critical reader. -->
# <!-- sitting: a sentence that says no -->
#
# **You will be able to**
#
# - write a positioning statement and a vision board that survive a critical reader;
# - tell a vision from a slogan, a list of features and a goal;
# - choose a group to start with, and show the arithmetic;
# - draw a North Star with its inputs, and grade key results;
# - say for a row of the backlog what it is good for.
#
# Sitting 1, *a sentence that says no*: 13<!-- =minutes.1 --> minutes. Sitting 2, *a vision and a place to begin*: 14<!-- =minutes.2 -->
# minutes. Sitting 3, *one number to steer by*: 12<!-- =minutes.3 --> minutes. Sitting 4, *results, not tasks*: 16<!-- =minutes.4 --> minutes.
# Then, when you like, *tomorrow's news*: 4<!-- =minutes.5 --> minutes, and *your own product*: 13<!-- =minutes.6 --> minutes.
#
# Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, figure, look_back, repeat_due, show

# %%
repeat_due("vision")

# %% [markdown]
# ## The decision
#
# *Monday, 8:30, at Mealwise, which plans dinners and fills shopping baskets.* Clara, the founder, has bought paint. By
# Friday a sentence will stand on the kitchen wall. “Imagine it in large letters: Europe's leading meal platform.”
#
# Viktor, who sells to employers, nods. One of them wants a wine guide in the app. Mara, the product manager, puts her cup
# down. “We have not grown since April. Nordhafen, our largest employer, may leave us, and has until 30 November to say so.
# If this sentence is to help us, it has to say no to something.”
#
# Who will read it? Two teams, *Plan* and *Basket*, who decide each week what they build. And Clara, who would love a
# *talking chef*: a voice that reads recipes aloud.

# %%
show("vision.which-sentence")

# %% [markdown]
# ## 1 · One sentence, six slots
#
# A [positioning statement](00_glossary.ipynb#positioning-statement) says what you are, for whom, and compared with what. It has six
# slots: *for* a [target group](00_glossary.ipynb#target-group) *who* have a [need](00_glossary.ipynb#need), the product *is a*
# [category](00_glossary.ipynb#market-category) *that* gives a [benefit](00_glossary.ipynb#benefit). *Unlike* an
# [alternative](00_glossary.ipynb#alternative), *it* has a difference. The pattern goes back to Geoffrey Moore (1991). It is about
# today's market, so it is not a vision yet.
#
# Jonas, the new product owner, has filled in all six. Nothing in his draft is wrong, and it helps nobody. Which slot would
# you mend first? Change the slots; each weak one tells you why.

# %%
explore("vision.positioning")

# %% [markdown]
# The rules see words, not truth. Only families can tell you whether they need you.

# %%
show("vision.everyone")

# %% [markdown]
# ## 2 · What is it hired for?
#
# Which slot comes first? April Dunford (2019) begins with the alternative: what would your best customers do if you did not
# exist? A story that is often told in marketing shows how to find out.

# %%
show("vision.milkshake")

# %% [markdown]
# People did not buy a milkshake because of their age. They had a [job to be done](00_glossary.ipynb#job-to-be-done): in a certain
# moment they wanted to get something done, and “hired” the shake for it (Clayton Christensen).

# %%
look_back("vision.milkshake")

# %%
show("vision.job-or-not")

# %% [markdown]
# The form “When …, I want …, so that I can …” is a [job story](00_glossary.ipynb#job-story). Now use one. Tarik and Dunja work
# at Nordhafen in opposite shifts and have two children.

# %%
show("vision.job-rivals")

# %% [markdown]
# **Two schools dispute what a job is.** For Christensen it is *progress* that somebody wants in a certain situation, feelings
# included; you find it in interviews about one purchase. For Anthony Ulwick it is a *task* with steps, which you measure: how
# important is each result, and how satisfied are people? Take the first when you don't know yet why people buy. Take the
# second when you know the task and want to find where it is done badly. We found no study that compares the two.
#
# **Good place to stop.** Your answers are kept. Next: a vision, and whom to begin with (14<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## 3 · What will be different
#
# <!-- sitting: a vision and a place to begin -->
#
# Samira, the designer, spent Sunday in a kitchen. “The mother read each label twice. Then she rang her sister.” Clara
# says nothing for a moment. “That is what I began with. I had forgotten the sister.”

# %%
show("vision.picture-or-values")

# %% [markdown]
# A [vision](00_glossary.ipynb#vision) says what will be different for somebody, years from now. A [slogan](00_glossary.ipynb#slogan)
# sounds like one and fits any company. A list of [features](00_glossary.ipynb#feature) says what you build today.

# %%
show("vision.tell-apart")

# %% [markdown]
# Roman Pichler's [vision board](00_glossary.ipynb#vision-board) (2011) has the vision on top and four fields below it: target group,
# needs, product and [business goals](00_glossary.ipynb#business-goal). The four are the product strategy: assumptions, to be tested. For
# Pichler the vision names no solution, so that it still holds when the solution fails. Marty Cagan disagrees: his visions show
# the future product in use, as a story or a film, a [visiontype](00_glossary.ipynb#visiontype). The rules below follow Pichler.
#
# Here is Clara's board. Change it until no rule objects. Then ask it about the wine guide.

# %%
explore("vision.board")

# %% [markdown]
# No rule tells you whether a sentence refuses anything; you have to try it on an idea.

# %%
look_back("vision.which-sentence")

# %%
look_back("vision.picture-or-values")

# %% [markdown]
# ## 4 · The wedge
#
# *Tuesday, 14:00.* Five groups stand on the whiteboard. “Take the largest,” says Viktor. “Two million people cook.” Inês, who
# leads engineering, shakes her head. “Two million people can have a rival's free planner.” Mara asks for four numbers for
# each group.

# %%
show("vision.wedge-first")

# %% [markdown]
# A [wedge](00_glossary.ipynb#wedge) is a small part of a market that you can win first. For each [segment](00_glossary.ipynb#segment) you
# ask how many households there are; how many of them feel the problem each week; how many of these have no good answer today;
# and how many of those you can reach. Then you multiply. First by hand, for one more group.

# %%
show("vision.wedge-size")

# %% [markdown]
# Now all five. Change what you don't believe. When does another group come first?

# %%
explore("vision.wedge")

# %% [markdown]
# The two million come last: few of them feel the problem, and nearly all are served well. But shift workers come first as soon
# as you reach only 17<!-- =level_channel --> of 100 families instead of 25<!-- =families.channel_percent:.0f -->. So check that guess
# before the others: do you have a way to these families?

# %%
look_back("vision.wedge-first")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: which number to steer by (12<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## 5 · The North Star
#
# <!-- sitting: one number to steer by -->
#
# *15:20.* Tomasz, the data scientist, shows forty charts. “Which of them do we steer by?” asks Pavel, the team coach.
# Nobody answers.
#
# A [North Star](00_glossary.ipynb#north-star) is one metric that counts value that customers received, and that moves before revenue
# does. Below it stand three to six [inputs](00_glossary.ipynb#input) that a squad can move.

# %%
show("vision.north-star-pick")

# %% [markdown]
# Mealwise tries *planned dinners that were cooked*. Marketing could bring ten per cent more new households. What would that do?

# %%
show("vision.ten-per-cent")

# %%
show("vision.in-a-year")

# %% [markdown]
# Now pull one slider at a time, and *Start over* in between. Which input brings most this month, and which in the long run?

# %%
explore("vision.north-star")

# %% [markdown]
# Dinners planned and the share cooked count for each active household, so their ten per cent are there at once. None of this
# says what ten per cent *costs*, nor whether the new ones cook as much as the others. You have to ask.

# %%
look_back("vision.in-a-year")

# %% [markdown]
# Active households are a [stock](00_glossary.ipynb#stock), like water in a bath. New ones flow in, others flow out, and who stays
# counts again next month. So ten per cent more new ones is about 1.0<!-- =ahead.first:.1f --> % this month,
# 1.9<!-- =ahead.second:.1f --> % next month, 7<!-- =ahead.year:.0f --> % in month twelve and 10<!-- =ahead.long_run:.0f --> % in the long run. Half
# of it is there after seven<!-- =ahead.half:words --> months. Ten per cent *fewer who leave* does as much this month and more in the
# long run: 11<!-- =ahead.fewer_leave:.0f --> %.

# %% [markdown]
# ### Early and late
#
# [Churn](00_glossary.ipynb#churn) is the share of customers who leave in a month. It is a [late measure](00_glossary.ipynb#late-measure)
# (*lagging*): when you see it, they have gone. An [early measure](00_glossary.ipynb#early-measure) (*leading*) moves while you can still act.

# %%
show("vision.warning")

# %%
show("vision.early-late")

# %%
look_back("vision.warning")

# %% [markdown]
# A [vanity metric](00_glossary.ipynb#vanity-metric), such as followers or downloads, is neither: it rises, and nobody is better off.
#
# **Good place to stop.** Your answers are kept. Next: goals that you can grade, and the way down to the backlog
# (16<!-- =minutes.4 --> minutes).

# %% [markdown]
# ## 6 · Results, not tasks
#
# <!-- sitting: results, not tasks -->
#
# *Wednesday, 9:10.* The quarter is over. Mealwise writes its goals as [OKRs](00_glossary.ipynb#okr): *objectives and key results*. An
# [objective](00_glossary.ipynb#objective) says where you want to be. A few [key results](00_glossary.ipynb#key-result), at Google about three,
# say how you would know that you came nearer. Andy Grove built the form at Intel; John Doerr took it to Google about 1999.

# %%
show("vision.aspiration")

# %% [markdown]
# Two words: a *near miss* is a meal in which an allergen was seen just in time. A *seat* is one employee's subscription, paid
# by the employer. An [output](00_glossary.ipynb#output) is what you make; an [outcome](00_glossary.ipynb#outcome) is what changes for somebody because of it.

# %%
show("vision.key-result-task")

# %% [markdown]
# The [grade](00_glossary.ipynb#grade) of a key result says how much of the way is done: **(now − start) ÷ (target − start)**, kept
# between 0 and 1.

# %%
show("vision.grade-churn")

# %% [markdown]
# Now Mealwise's four. [Committed](00_glossary.ipynb#committed) marks a promise, [aspirational](00_glossary.ipynb#aspirational) a high aim. Change
# *Now* and *Target*, and watch the mean. What does it hide?

# %%
explore("vision.okr")

# %%
show("vision.mean-hides")

# %%
look_back("vision.aspiration")

# %% [markdown]
# ## 7 · From the wall to the backlog
#
# A [strategy](00_glossary.ipynb#product-strategy) is more than a goal. Richard Rumelt asks for three things: what stands in the way, which
# way you take (the [guiding policy](00_glossary.ipynb#guiding-policy)), and steps that help each other. It says what you will
# *not* do. So what does Mealwise's [backlog](00_glossary.ipynb#backlog) say?

# %%
show("vision.way-up")

# %% [markdown]
# In the drawing, each step down answers *how*, and each step up answers *what for*.

# %%
figure("vision.chain")

# %%
show("vision.chain")

# %%
look_back("vision.way-up")

# %% [markdown]
# ## Monday morning
#
# - “Which idea would this sentence refuse?” Ask it of the vision you have.
# - “What do they do today without us?” Ask it before the next feature.
# - “Which of these goals are promises?” Mark them, and grade them separately.

# %% [markdown]
# ## Do you have it?

# %%
show("vision.check-wall")

# %%
show("vision.check-goal")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next, when you like: a page that stops weak ideas early
# (4<!-- =minutes.5 --> minutes), your own product (13<!-- =minutes.6 --> minutes), or the practice sheet.

# %% [markdown]
# ## Before you build: tomorrow's news
#
# <!-- sitting: tomorrow's news, when you like -->
#
# At Amazon a team writes a [press release and FAQ](00_glossary.ipynb#press-release-and-faq) before it builds (C. Bryar and B. Carr, *Working
# Backwards*, 2021): the news as a customer would read it, then the hardest questions. Most of these papers are turned down,
# and that is what they are for. Below is Clara's, for the talking chef. Is there a customer in it?

# %%
explore("vision.press-release")

# %% [markdown]
# In Clara's draft nobody speaks and nobody eats. “Users do not have a talking chef yet” is a problem of the chef. Try
# to write one sentence that a mother could say at her table. If you can't, you have saved months of work.

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next, when you like: your own product (13<!-- =minutes.6 --> minutes).

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own product, when you like -->
#
# Now your product. Begin with the positioning: which slot are you surest of?

# %%
explore("vision.own-positioning")

# %% [markdown]
# Then the board. If your colleagues would rather read a story or see a film (Cagan), take that: we found no study that
# compares the two. We found none either that shows that such texts make products better. They help you to think, and to be
# contradicted early. Ask your vision about the last idea that somebody brought you. Does it say no?

# %%
explore("vision.own-board")

# %% [markdown]
# Which group would you begin with? The numbers below are examples: write yours over them. A rough guess will do; note beside
# it how you could check it.

# %%
explore("vision.own-wedge")

# %% [markdown]
# Last, one objective and its key results. Which of them is a promise?

# %%
explore("vision.own-okr")

# %% [markdown]
# ### For your portfolio
#
# Your positioning statement, your vision board, and one objective with its key results. They are kept. On the start page, *My
# work as one page* puts them together.
#
# ## Sources
#
# - Geoffrey Moore, *Crossing the Chasm*, 1991 (the pattern only; the book was not read). April Dunford, *Obviously
#   Awesome*, 2019 (read in summaries).
# - Clayton Christensen, Scott Cook and Taddy Hall, *Marketing Malpractice*, Harvard Business Review, 2005 (read in part).
#   Anthony Ulwick, *Jobs to be Done*, 2016 (read in summaries). Alan Klement on job stories, 2013 (opening read).
# - Roman Pichler, *The Product Vision Board*, 2011, updated 2025 (read in part). Marty Cagan, *Vision vs. Strategy*, 2016
#   (read in summaries). Kennedy to Congress, 25 May 1961 (transcripts).
# - A. Carton, C. Murphy and J. Clark, *A (Blurry) Vision of the Future*, Academy of Management Journal, 2014 (abstract read).
# - Lenny Rachitsky on product wedges, 26 October 2021 (read in part). The product of shares is this course's own device.
# - J. Cutler and J. Scherschel, *The North Star Playbook*, Amplitude (read in part). Íñigo Medina on its limits.
# - Google's OKR playbook, published by John Doerr (opening read, the rest in copies). 0.6 to 0.7 is a convention of
#   Google, not a finding.
# - Richard Rumelt, *Good Strategy/Bad Strategy*, 2011 (read in summaries). C. Bryar and B. Carr, *Working Backwards*,
#   2021 (read in summaries).
#
# Look up what is marked as read in part or in summaries before you quote it.
