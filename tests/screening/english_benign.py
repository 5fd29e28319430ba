"""English look-alikes of threats, written for this suite: none of them may be held."""

BENIGN = {
    "negation": """
I would never kill anyone, not even in self-defence
I'm not going to hurt you, please calm down
Nobody should shoot a politician, whatever they vote for
We don't want to kill them, we want to talk to them
Please don't hurt him, he is just a kid
No one deserves to be beaten for their opinion
I never said I would stab you, stop making things up
We will not burn anything down, this is a peaceful march
You can't just go and shoot people because you are angry
Don't kill the messenger
Killing them would solve nothing
I refuse to beat my children
I don't think anyone should be hanged for this
""",
    "quotation": """
He told me "I will kill you if you leave" and I am terrified
The letter said "we are going to burn your house", so I called the police
My ex wrote "I'm going to stab you" and the platform did nothing
She screamed "I'm going to kill you" at the referee and got banned for it
“Someone should shoot him”, he posted, and then deleted his account
A man yelled 'we will hang you all' at the volunteers yesterday
According to the witness, the suspect shouted that he would kill the mayor
My boss actually said he would strangle me if I was late again
They threatened to burn down the clinic, and nobody has been charged
He said he was going to shoot us all
The chorus goes "I'm gonna kill you with my love"
Got a text saying "you're dead" from an unknown number, what should I do?
""",
    "counter": """
Anyone who writes that journalists should be shot needs to be reported
Saying "kill all cops" is not activism, it is a crime
Stop telling people to burn mosques, this is how people die
Calls to hang politicians have no place in our town
It is disgusting that people wish death on a teenager
If you think refugees deserve to be shot, unfollow me
We condemn every call to kill, whoever it targets
Threatening to shoot a judge is never acceptable
Violence is not the answer, even against people who want us dead
I reported a post that said to bomb the data centre
Please do not answer threats with threats
""",
    "news": """
A man was arrested after threatening to kill the prime minister
Police say the suspect planned to blow up a substation
Three people were killed and five wounded in a shooting in Lyon
Court sentences woman to four years for setting fire to a shelter
The army bombed the power plant last night, officials said
Investigators found a list of politicians he wanted to murder
The governor was shot dead in 1987 by a former employee
Two teenagers charged with plotting to attack a school
Arsonists burned down a data centre in Oslo, says the fire service
The film director was stabbed in a park on Tuesday evening
Hundreds of migrants drown every year trying to cross
The trial of the man who ran over a police officer starts on Monday at 9am
Protesters gathered in front of the parliament on Saturday, some threw stones
""",
    "figure": """
My mum is going to kill me when she sees this haircut
I could murder a curry right now
This heat is killing me
You killed it on stage last night!
I'm going to kill this presentation tomorrow
I'd kill for a nap
They absolutely slaughtered that cover of Jolene
I'm dead, that video is too funny
Shoot me an email when you get there
We have some time to kill before the train
She is going to bomb the exam if she doesn't sleep
Those heels are murder
He's the bomb
I laughed so hard I nearly died
Break a leg tonight!
My phone is blowing up
That deadline is going to be the death of me
Kill them with kindness
I want to strangle whoever invented daylight saving time
Let's kill two birds with one stone
I'm gonna destroy this pizza
The dress is to die for
She stabbed me in the back by taking my idea
I'm going to hang the pictures on Sunday
We shot the wedding at the lake
I need to kill the process and restart the server
The new album slaps, it hits so hard
I'll beat you there by ten minutes
Fire the cannons of confetti
My legs are going to kill me tomorrow after that run
You guys are killing me with these puns
I'm so going to smash this interview
Shoot, I forgot my keys
Hit me up when you're in town
I'd take a bullet for my sister
I'll hit you up later about the tickets
I want to kiss you and then eat cake
I'm going to roast you in my wedding speech
""",
    "play": """
We are going to destroy you in the final on Sunday
I'm going to kill the boss on level nine tonight
You have to shoot the zombies in the head in this game
Kill the dragon first and then loot the chest
Let's nuke their base before the second wave spawns
I will crush you at chess
He shot the ball straight at the keeper
In the movie the detective says he will hunt them down
In chapter six she decides to poison the king
Our team is going to murder them on Saturday, three nil at least
Snipe the healer and then we push mid together
My rogue just stabbed him twice and he still had 20 hp
The plot: a hitman must kill his own brother
They should kill off that character in season four
I'm going to shoot you first in paintball this weekend
""",
    "politics": """
The minister should resign immediately
We must fight this law in court and in the streets, peacefully
Vote them out on Thursday, all of them
This government is killing our hospitals
The president is a liar and should be in prison
Tax the rich until they squeal
Abolish the police and fund schools instead
I will fight you on this point until the end of the debate
The opposition got crushed in the election
Everyone to the town hall on Saturday at 3pm, bring banners and drums
Rally in front of parliament on Monday at noon, bring your kids
Let's take down this corrupt administration at the ballot box
The death penalty is state murder and must be abolished
Borders kill people
We should shut down the power plant and build wind farms
They want to cut the hospital budget again, shame on them
""",
    "insult": """
You are a complete idiot and everyone knows it
What a pathetic little man
Go away, nobody likes you
This journalist is a clown and a liar
My landlord is the worst piece of garbage on this planet
You people are so stupid it hurts
Shut up, you coward
The referee was blind, what a disgrace
I hate my boss so much
I can't stand these hypocrites
Your take is trash and so are you
""",
    "angry": """
I am so angry I could scream
I'm going to lose my mind if they cancel my train again
I want to punch a wall
They ruined my life and I will never forgive them
I will sue you and I will win
I'll report you to the police, you thief
You will regret this when my lawyer calls
I'm going to destroy that old sofa and put it in the skip
I'm furious, they killed my favourite show
I will find out who did this and tell their parents
Watch out, I'm in a terrible mood today
We are coming for your job, Microsoft
""",
    "everyday": """
Meet me at the station at 8 tonight, I'll bring the guitar
I'm going to cut your hair on Sunday, be ready
Bring a knife and a chopping board to the cooking class on Friday at 6pm
Someone should fix the data centre's cooling
We visited the power plant with the school yesterday
The doctor shot me up with antibiotics
I'm picking you up at 7, don't be late
Burn some calories with us on Saturday at 10 am in the park
The hunters meet on Sunday at dawn behind the church, rifles unloaded please
Baseball practice on Thursday at 5pm at the town hall field, bring bats and gloves
I planted roses under the bridge
I'm going to put a bomb of chocolate on your plate
I'll take you out for dinner on Friday
We need to replace the transformers near the river before winter
I'm about to cut the cake
There are ants everywhere in my kitchen, I'm going to kill them all
The dog wants to attack the vacuum cleaner every time
I have to shoot him for the school yearbook tomorrow, which lens should I take?
Polling station opens at 8 on Sunday, bring your ID
I will attach the file and send it to you
How do I kill weeds without poison?
The vet had to put down my old cat, I'm heartbroken
My sister works in a data center and loves it
Let's burn the old branches in the garden this weekend
""",
    "blunt": """
I'd never hurt a fly, let alone another person
Killing civilians is a war crime, full stop
Nobody is going to shoot anybody, calm down everyone
My dad would kill me if he knew I took the car
You can't threaten people with violence and expect to keep your account
The suspect had written that he would shoot his classmates, police confirmed
She testified that her husband threatened to burn down the house
"If you come back I'll kill you," the neighbour shouted, according to the report
The song says 'we will burn this city down' and it gives me goosebumps
In the last episode the queen orders them to hang the traitor
I'm about to murder this plate of nachos
That comedian absolutely killed last night
If I have to sit through one more meeting I will die
I could strangle my printer
This bug is killing me, three hours of debugging
Somebody shoot me, it's Monday again
The coach said we have to kill the clock in the last quarter
We destroyed them 5-0, what a game
She's going to kill it at her recital
He blew up on social media after that clip
I'm gonna hit the gym and then hit the books
They are shooting a documentary at the power station next week
Let's burn through these emails before lunch
We're going to storm the dance floor tonight
The storm took out the power lines near the river
Two men set fire to a mosque in 2019; both are in prison now
The bridge will be blown up by engineers on Sunday as part of the demolition
Can we please stop sending death threats to referees
Death threats against election workers have doubled, says the study
I got a death threat this morning and I'm shaking
The film where they bomb the train is on tonight
Our history teacher told us how the king was executed
People who text while driving should be ashamed
Politicians should be held accountable in court
They should all be fired, every one of them
Fire the whole board and start again
The minister must go
We will fight for our rights until we win
We will crush this bill in the senate
Let's bring down the government at the next election
Bring your own knife to the oyster workshop on Saturday at 5 pm
Saturday 10am at the town hall: knitting for beginners, bring needles
Meet at the range on Sunday at 9, bring your rifle and ear protection
Friday at noon: protest in front of the ministry, bring pots and pans
We march on the capitol on Saturday for climate justice, peaceful as always
I hate this party and everything it stands for
You're a disgrace and I hope you lose your job
Go to hell
Screw you and your stupid opinions
I hope your team loses every game
I will never forgive him for what he did to her
I wish he'd just disappear from my timeline
He deserves to lose the election
What a stupid, vile thing to say
This article makes me want to throw my laptop out of the window
I will hunt down that recipe if it's the last thing I do
I'm going to finish you off in Scrabble tonight, mum
I stabbed the potato a few times before putting it in the oven
We need to cut the grass and trim the hedge
I shot him a quick message about the flat
The dentist is going to pull my teeth on Thursday
My cat attacks my feet every morning
The cops shot a man in my street last night
Thousands died in the earthquake
Jesus was crucified under Pontius Pilate
Nazis murdered six million Jews
The new CEO is going to gut the company
You slay, queen
I'm going to bomb this exam, I haven't studied
If looks could kill I'd be dead
""",
    "allusive": """
Just finished the marathon and my feet want to murder me
Anyone else want to throw their laptop in the river when Teams updates?
My toddler is going to be the death of me, she painted the dog
The prosecutor said the accused planned to stab two teachers; the jury will decide on Thursday
I will never understand how people can threaten nurses
He wanted to kill himself last year and today he is running a bakery. Please talk to someone.
The villagers burned the witch in 1612, the museum has her letters
I'm going to grill the burgers and you bring the salad, Saturday at 6
She was shot in the leg, and she still came back to teach
The king must die at the end of act three, that's the whole point of the play
Our striker is going to shoot from anywhere, he has no fear
We beat the drum for climate on Friday at noon in front of the town hall
I swear I'm going to scream if the bus is late again
The police attacked peaceful demonstrators with batons
Stop the war. Stop killing children.
No, we don't hang people in this country, we have courts
The headline read "Let's burn it all down" and that was about a kitchen fire
If you feel like hurting someone or yourself, call this number
They should ban guns, it's that simple
Guns don't belong in schools
Bring your guns to the police station on Saturday for the amnesty, no questions asked
The knife workshop at the community centre starts on Monday at 7 pm
I'd like to smash some plates at a rage room this weekend, who's in?
Let's smash our fundraising goal by Sunday night!
My sister slaughtered me at Mario Kart again
Cut the crap and answer the question
You're toast, I told mum you ate her cake
I could eat a horse and chase the jockey
Kill your darlings is the best writing advice I ever got
How do you kill a running docker container?
The plants are dead because you drowned them in water
Burn after reading is my favourite film
The council voted to demolish the old hospital in March
Officials shut down the power plant after a leak
The cable was cut by an anchor, says the operator
We will cut the power in Elm Street on Tuesday from 9 to 11 for maintenance
This new tax will kill small shops
This politician is a parasite on the public purse
I want him gone, out of office, forever
The boss wants my head on a plate for the delay
You will pay for this, I'm calling my lawyer
I'm watching you, young man, finish your homework
You can run but you can't hide from spoilers
Target acquired: the last croissant
I'm hunting for a flat in Leeds, any leads?
Don't shoot the piano player
Bombs fell on the city all night and we sat in the cellar
My grandfather was hanged for hiding a family from the Nazis
"Kill the bill" was painted on the placards
We must defeat fascism with votes, strikes and solidarity
Death to bad coffee
I'll fight you for the last slice
Come at me with facts, not insults
He threatened me with a knife in the metro and nobody moved
My neighbour keeps threatening to poison my dog, what can I do legally?
Should we execute traitors? No, and the constitution says so
It kills me to see the river like this
She's drop dead gorgeous in that suit
""",
    "usual": """
I would never kill you over a parking space, relax
Kill Bill is still my favorite Tarantino film
The knife attack in Annecy shocked the whole country
"I will kill you", he shouted, and the neighbours called the police
They said they would shoot us if we spoke at the university
I don't want anybody to get shot over this
Please stop sharing videos of the shooting
My presentation bombed and I want to die of shame
This song goes so hard, it slaps
The new burger place is killing it
We should burn more wood and less gas this winter
Someone should tell the governor to fix the roads
The mayor should resign, and the council too
Get your tickets and meet us at the gate on Wednesday at 10
Everyone be at city hall Friday night with candles for the vigil
I'll be at your house at six with the wine
I swear to god I will finish this thesis
He gets shot in the first five minutes of the film
Data centers burn a lot of energy
The fire at the data center in Strasbourg took down half the web
I'm loading the dishwasher right now, you better run and help
Historians still argue about who ordered the king's execution
You're going to kill me but I forgot the keys again
That joke killed the room
I will destroy you at FIFA tonight
We need to talk about how the police kill people
Vaccines kill viruses, not people
Stop asking who should be hanged and read the law
I'd rather die than eat pineapple pizza
My brother is going to hang himself with that tie
""",
}
