# %% [markdown]
# # 3 · Prioritisation
#
# <!-- promise: Choose a method for a decision, compute it, criticise it, and say no with reasons. -->
# <!-- sitting: what a score hides -->
#
# **You will be able to**
#
# - compute two scores, RICE and CD3, and say what each leaves out;
# - show how sure a ranking is;
# - put a queue into the order in which waiting costs least, and keep a release able to lose a bad month;
# - choose the method that fits a decision, and say why;
# - plan a release that fits, name the price of a wish, and say no with reasons.
#
# Sitting 1, *what a score hides*: 12<!-- =minutes.1 --> minutes. Sitting 2, *the queue* and *Must, should, could, won't*: 13<!-- =minutes.2 --> minutes.
# Sitting 3, *where the methods disagree* and *a release that fits*: 13<!-- =minutes.3 --> minutes. Sitting 4, *saying no*: 12<!-- =minutes.4 --> minutes.
# Then, when you like: your own product, and three closer looks.
# Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, repeat_due, show

# %%
repeat_due("prioritisation")

# %% [markdown]
# ## The decision
#
# *Mealwise, Tuesday, 9:40.* Squad Basket, one of two small teams, is free from Monday. Mara, the product manager, has room for one idea.
# Four are on the table. Clara, the founder, begins: “Imagine dark mode at bedtime.” Viktor from sales has already
# promised the PDF. Jonas, three weeks a product owner, looks at Mara. “How do I decide this?”
#
# Mara turns her screen round. “First you decide. Then we compute.”

# %% [markdown]
# ## 1 · What a score hides

# %%
show("prioritisation.first-pick")

# %% [markdown]
# **RICE** puts four estimates into one number:
#
# **reach × impact × confidence ÷ effort**
#
# - *Reach*: how many people meet it in a period. A count, here households in a quarter.
# - *Impact*: what it changes for one of them. 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.
# - *Confidence*: how sure you are. 100 %, 80 % or 50 %.
# - *Effort*: the work of everybody, in person-months (one person for one month).
#
# Sean McBride of Intercom published it in 2016, to stop arguing from taste. He also wrote that the score is no
# hard rule.

# %%
show("prioritisation.rice-allergy")

# %% [markdown]
# Jonas works out the rest: dark mode **3,000<!-- =rice.mw-04:,.0f -->**, the shared list **3,000<!-- =rice.mw-05:,.0f -->**, the PDF **900<!-- =rice.mw-03:,.0f -->**.
# Where does your first pick stand? Two of the four are level. Are they the same?

# %%
show("prioritisation.same-score")

# %% [markdown]
# *10:00.* The door opens again. Davide from the supermarket partner Korbmarkt, Annegret from the largest customer,
# Viktor and Clara each bring one more idea. Now there are eight, and the allergy filter still leads.
# But nobody has counted 6,000<!-- =reach.mw-01:,.0f --> households. It is an estimate, like every number in the table.

# %%
show("prioritisation.how-often-first")

# %% [markdown]
# Pull **How far off the numbers may be** to 30 %. In each *draw* every number is moved a little, at random, and
# the list is ranked anew. The sentence under the picture counts the draws. Then try *Among the first* 3, and change a
# number of the table. Nothing breaks: *Start over* brings everything back.

# %%
explore("prioritisation.score-table")

# %% [markdown]
# **What it showed.** At 30 % the leader is first in about **28<!-- =leader_first --> of 100** draws. How near was your guess? The next one is
# first just as often.
# The first four are level with each other, and the talking chef is last nearly every time. A score parts the clearly
# good from the clearly bad. Between neighbours it shows you where you know too little.
#
# **Disputed.** Critics say: RICE multiplies guess by guess, and the result looks like a fact (P. Hilton, 2023). Those who
# use it answer: a guess on paper can be questioned, a guess in a head can't. McBride wrote that what other work needs, or
# what customers take for granted, may come before a higher score.
#
# ---
# *Good place to stop. Your answers are kept. Next: six jobs wait in one queue, and waiting costs money (13<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## 2 · The queue
#
# <!-- sitting: the queue, and what must be in -->
#
# *Thursday, 14:10.* The ideas are agreed; all six will be done. Squad Basket can only work on one at a time.
# Clara: “Then begin with the talking chef. I showed it on stage.” Inês, the engineering lead, draws six boxes
# on the wall. “Fine. What does it cost to let the others wait?”

# %%
show("prioritisation.queue-rule")

# %% [markdown]
# Each block below is a job that waits. It is as high as a week of waiting costs, and as long as the wait.
# So the whole **area is what the order costs**. Drag the cards, or use the buttons. Can you reach the dashed line?

# %%
explore("prioritisation.queue")

# %% [markdown]
# Same people, same work, same 38<!-- =queue_weeks --> weeks. Only the order changed, and with it more than 300,000<!-- =queue_saves:,.0f --> EUR. Of the four rules
# the third comes nearest. Was it yours?
#
# What a week of waiting costs is called the **cost of delay**. Divide it by the weeks that the job takes, and put
# the highest first: that is **CD3**, *cost of delay divided by duration*. Don Reinertsen calls it **WSJF**,
# *weighted shortest job first*. W. E. Smith proved in 1956 that no other order costs less.
# His proof needs one team, jobs that need nothing of each other, and a cost that is the same every week.
#
# You saw one exception: the ingredient table is worth little, but the allergy filter needs it.
# So it moved up in the best order. A ratio alone would have left it near the end.

# %%
show("prioritisation.cd3-api")

# %% [markdown]
# ## 3 · Must, should, could, won't
#
# *Friday, 11:30.* The spring release has a date. 23<!-- =wishes --> wishes lie on the table, each with a name on it.
# Annegret: “I note that single sign-on is in our contract.” Clara: “The chef is a Must.” Everything is a Must.

# %%
show("prioritisation.must-guess")

# %% [markdown]
# **MoSCoW** (Dai Clegg, 1994) sorts what goes into one release with a fixed date: *Must*, *Should*, *Could*,
# *Won't have this time*. A Must is what makes the release worthless, unsafe or illegal when it is missing.
#
# The DSDM handbook of 2014 adds a rule: Must takes **at most 60 % of the effort**. Could takes about 20 %.
# That is the reserve. When a month goes badly, it is left out, and every Must still arrives. More than 60 % is
# safe only where the estimates are accurate, the approach is understood, the team performs and risks are few.
#
# Here are the 23<!-- =wishes --> wishes as they were asked for. The line under each title says what happens **without** it.
# Bring Must below 60 %. Watch the warnings on the cards.

# %%
explore("prioritisation.moscow")

# %% [markdown]
# **What it showed.** Was your guess near 60 %? The rule counts work, not cards. At first ten<!-- =must.items:words --> of the 23<!-- =wishes --> cards stood in Must, and they were 64<!-- =must.share:.0f --> % of
# the work. What a Must needs comes along. People fight for Must because they have learned that the rest never comes.
# A Won't that is spoken aloud, with a reason, ends more fights than a Could that everybody hopes for.
#
# ---
# *Good place to stop. Your answers are kept. Next: five methods give four winners, and 60<!-- =backlog_size --> items want into one release
# (13<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## 4 · Where the methods disagree
#
# <!-- sitting: where the methods disagree -->
#
# *Monday, 9:10.* Jonas has scored the eight ideas with every method he knows. He hoped that they would agree.
#
# RICE you have met, and CD3 under its other name, WSJF. **ICE** takes the average of three points from 1 to 10: impact, confidence and ease.
# **Value against effort** divides one by the other. **SAFe's WSJF** divides like CD3, but with points that a room agrees on
# (SAFe is a framework for many teams).

# %%
show("prioritisation.surprise")

# %% [markdown]
# Each line is an idea; first place is on top. Click a line, or choose an idea from the list. The sentence below the
# picture says which single number makes the difference.

# %%
explore("prioritisation.disagree")

# %% [markdown]
# Only the talking chef keeps its place: it is last, or next to last, by all five. All others move. A PDF that is cheap
# and certain wins where nobody counts people. The API wins where waiting costs money.

# %%
show("prioritisation.four-winners")

# %% [markdown]
# ## 5 · A release that fits
#
# *Monday, 15:00.* Both squads have 12<!-- =room --> person-months for new work this quarter. 60<!-- =backlog_size --> items want to be among them.
# Inês: “Sort by value per effort, draw a line, go home.”

# %%
show("prioritisation.cut-guess")

# %% [markdown]
# While you pull **Capacity**, the best plan is worked out anew, with everything that its items need.
# *Only the plan* marks what sorting and cutting would miss. Then choose the talking chef under **Must be in**.

# %%
explore("prioritisation.release")

# %% [markdown]
# This is the *next release problem* (Bagnall, Rayward-Smith and Whittley, 2001): the most value within a capacity, and
# nothing without what it needs. It can be solved exactly; sorting and cutting reached 93<!-- =release.cut_share:.0f --> %. The values stay estimates, so the plan is a starting point
# for a talk. Its best use is the price of a wish.

# %%
show("prioritisation.chef-pin")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: a no that holds, in your own words (12<!-- =minutes.4 --> minutes).*

# %% [markdown]
# ## 6 · Saying no
#
# <!-- sitting: saying no -->
#
# A no has four parts: the need you have heard, a decision that can't be misread, a fact that can be repeated, and
# another way. Write it for somebody who has already promised.

# %%
show("prioritisation.say-no")

# %% [markdown]
# **What it showed.** Prioritising is not the list. It is the no that follows from it, and the price that you can name.
#
# **For your portfolio:** this note to Viktor. It is kept with your answers.
#
# ## Monday morning
#
# - When two scores are close: “These are level. What would we have to learn to part them, and what does that cost?”
# - When somebody wants to go first: “What does a week of waiting cost, and how long does it block us?”
# - When something has to be in: “It can. This is what it costs, and this is what goes out.”

# %% [markdown]
# ## Do you have it?
#
# Two questions, without looking up.

# %%
show("prioritisation.close-call")

# %%
show("prioritisation.must-needs")

# %% [markdown]
# ---
# *Good place to stop: this was the lesson. Your answers are kept. Next, when you like: your own product (19<!-- =minutes.5 --> minutes), the
# practice sheet, or a closer look: more about the methods (10<!-- =minutes.6 --> minutes), ask people (13<!-- =minutes.7 --> minutes), weigh criteria
# (14<!-- =minutes.8 --> minutes).*

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own product, when you like -->
#
# Now the same with your own list. Bring in an export of your tracker (CSV, Excel or JSON), or take the sample first. You see
# what each column became before anything happens. It stays on this computer. About 19<!-- =minutes.5 --> minutes, or any other day.

# %%
explore("own.backlog")

# %% [markdown]
# **Score it.** Empty cells are asked for, never invented. Begin with the five ideas that people talk about most.
# Then pull the slider: how sure is your first place?

# %%
explore("prioritisation.own-score-table")

# %% [markdown]
# **Do the methods agree?** With the inputs of two methods filled in: whose rank moves most, and which number moves it?

# %%
explore("prioritisation.own-disagree")

# %% [markdown]
# **What may be missing?** Sort what somebody wants in the next release. Ask of each card: what happens without it?

# %%
explore("prioritisation.own-moscow")

# %% [markdown]
# **What fits?** With a value and an effort for each item: the best plan, and the price of a wish.

# %%
explore("prioritisation.own-release")

# %% [markdown]
# **Who waits?** If you know what a week of waiting costs, put your queue in order.

# %%
explore("prioritisation.own-queue")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next, when you like: more about the methods.

# %% [markdown]
# ## Closer look A · More about the methods
#
# <!-- sitting: closer look: more about the methods, when you like -->
#
# **ICE** needs no counts. It came up among growth teams around 2015 (Sean Ellis). It is quick. Mind the direction:
# ease 10 is the easiest, so it is not the effort.

# %%
show("prioritisation.ice-two-orders")

# %% [markdown]
# Both are in the score table of part 1, under *Method*. The simplest method of all uses two numbers, value and effort,
# and draws two lines.

# %%
show("prioritisation.quadrants")

# %% [markdown]
# Two numbers that people like to read too much into: a share, and a ratio.

# %%
show("prioritisation.must-share")

# %%
show("prioritisation.cd3-ratio")

# %% [markdown]
# And one that goes the wrong way. In the release planner of part 5, pull **Capacity** from 12<!-- =room --> to 13<!-- =more_room -->.

# %%
show("prioritisation.more-room")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next, when you like: ask people.

# %% [markdown]
# ## Closer look B · Ask people
#
# <!-- sitting: closer look: ask people, when you like -->
#
# So far you have estimated what an idea does for people. You can also ask them. **Kano** (1984) asks twice about each
# feature: how do you feel if it is there, how do you feel if it is not? The pair of answers puts it into a group:
#
# - *must-be*: its absence angers, its presence is taken for granted;
# - *one-dimensional*: the more, the better;
# - *attractive*: its presence delights, nobody misses it;
# - *indifferent*: neither matters;
# - *reverse*: it is not wanted;
# - *questionable*: the two answers contradict each other.

# %%
show("prioritisation.kano-guess")

# %% [markdown]
# Right means: its absence hurts. Up means: its presence delights. Choose a segment. Then look into one feature:
# *Search leaves out what we are allergic to*, and after that *Suggestions learned from what we cook*.

# %%
explore("prioritisation.kano")

# %%
show("prioritisation.kano-mode")

# %%
show("prioritisation.kano-worse")

# %% [markdown]
# Groups also age: what delights today is expected in a few years. Ask again.
#
# Anthony Ulwick's **opportunity score** (2002) looks at outcomes and not at features. Where is something important
# and badly served?

# %%
show("prioritisation.opportunity")

# %% [markdown]
# A third way is to let people pay. In Luke Hohmann's **buy-a-feature** (2006) four to eight people get play money,
# about a third of all the prices together. In the **100-point test** everybody shares out points. Both show what
# people in that room want. They do not show value: those who are absent pay nothing.

# %%
show("prioritisation.play-money")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next, when you like: weigh criteria.

# %% [markdown]
# ## Closer look C · Weigh criteria
#
# <!-- sitting: closer look: weigh criteria, when you like -->
#
# **Weighted scoring** adds several criteria into one number. Each is brought to a scale from 0 (worst) to 1 (best),
# multiplied by its weight, and added. Two things decide everything: the weights, and the ends of the scales.

# %%
show("prioritisation.weighted")

# %% [markdown]
# Three ideas, three weights. Which weight must move, and how far, before another idea leads? Then put the talking chef
# on the list, and watch the first place.

# %%
explore("prioritisation.weights")

# %%
show("prioritisation.loser-decides")

# %% [markdown]
# Now choose *stated beforehand* for the ends of the scales, and add the chef again. Its arrival moves nobody.
#
# Where do weights come from? A simple way: imagine everything at its worst. Which single swing to the best would you
# buy first? It gets 100 points, the others their share. Thomas Saaty's **AHP** asks for weights in pairs, and works out
# how well the answers fit together.

# %%
show("prioritisation.ahp-ratio")

# %% [markdown]
# Ask Jonas again: change one of his six answers, so that the ratio falls below 0.08. Then try another one. How far do
# the weights move?

# %%
explore("prioritisation.pairs")

# %% [markdown]
# One answer mends it. “Fewer leave” counting three times “less work” brings the ratio from 0.19<!-- =consistency_ratio:.2f --> to 0.04<!-- =first_weight.ratio:.2f -->, and moves that
# weight from 0.44<!-- =first_weight.said:.2f --> to 0.52<!-- =first_weight.mended:.2f -->. The order of the four stays as it was. That one talk was worth more than a third decimal.

# %% [markdown]
# *Sources. Sean McBride, “RICE”, Intercom, 2016. Sean Ellis on ICE, about 2015. Donald Reinertsen,
# “The Principles of Product Development Flow”, 2009. W. E. Smith, 1956. Joshua Arnold, Black Swan Farming.
# Jason Yip, 2012 and 2024. DSDM Agile Project Framework handbook, 2014, chapter 10; Dai Clegg, 1994. P. Hilton, 2023.
# Bagnall, Rayward-Smith and Whittley, 2001. Kano and others, 1984; Berger and others, 1993; Chapman and Callegaro,
# 2022. Anthony Ulwick, 2002 and 2016. Luke Hohmann, 2006; Leffingwell and Widrig, 2003. Thomas Saaty, 1977 and 1980;
# Belton and Gear, 1983; von Winterfeldt and Edwards, 1986.*
