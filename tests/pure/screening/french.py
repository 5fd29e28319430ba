"""Phrases françaises, écrites pour cette suite : menaces à retenir et phrases qui leur ressemblent, à laisser passer."""

THREATS = {
    "directe": """
Je vais t'égorger dans ton sommeil
Tu seras mort avant dimanche, je te le jure
Reviens traîner devant mon magasin et je te colle une balle dans le crâne
La prochaine fois que je te croise je te plante
On arrive chez toi ce soir et on va brûler ta maison avec toi dedans
je sais où ta fille va à l'école et je vais lui faire du mal
Je t'attendrai à la sortie du boulot avec un couteau
Continue à parler et je te casse tous les os
T'es un homme mort, Julien
Je vais te retrouver et je vais t'étrangler
Mes frères et moi on va te tabasser jusqu'à ce que tu respires plus
J'ai acheté un flingue aujourd'hui et la première balle est pour toi
J'ai envie de te voir te vider de ton sang
Encore un mot et je te tire dessus
jvais te buter sale petit rat
Je compte t'écraser avec ma voiture vendredi
Dors bien, c'est ta dernière nuit, je vais te tuer demain
Tu ne verras pas la fin du mois
Je te pendrai moi-même au pont
On va te défoncer la tête et te laisser dans un fossé
Je vais te violer et te tuer ensuite
Dis à ta mère de choisir un cercueil, il te reste deux jours
On a ton adresse. On va venir te fumer.
Je rêve de t'écraser la tête à coups de marteau et je le ferai
Je débarque à ton bureau avec un fusil, dis adieu à tes collègues
Je vais te jeter de l'acide au visage
Je vais te faire sauter la cervelle
Tu vas crever en hurlant et c'est moi qui m'en chargerai
Je te jure que je vais te saigner comme un porc
Si tu témoignes lundi, toi et tes gosses vous êtes morts
Je ne plaisante pas, je vais te noyer dans le lac
On te traquera comme une bête et on te fera la peau
T'as intérêt à te cacher parce qu'on va te démolir à la batte
""",
    "tierce": """
Je vais tuer mon voisin ce soir, la hache est prête
Je vais tirer sur la maire quand elle sortira du bâtiment
Demain je poignarde ce prof devant tout le monde
on va tabasser ce journaliste jusqu'à ce qu'il puisse plus écrire
Je vais mettre une bombe sous la voiture du sénateur
Mon plan c'est d'en abattre le plus possible avant que la police arrive
J'assassinerai le juge Moreau, comptez sur moi
On va pendre tous ces politiciens un par un
Je vais faire un carnage au lycée jeudi
Je veux tuer ces migrants et je le ferai
Je l'étranglerai de mes mains quand elle rentrera
Je vais brûler vive mon ex-femme
""",
    "incitation": """
Quelqu'un devrait mettre une balle dans la tête de Victor Lindqvist
Brûlons-les tous, jusqu'au dernier
Tuez tous les flics que vous croisez
Il faut que quelqu'un bute ce procureur
Il faut pendre les traîtres aux lampadaires
Frères, prenez vos couteaux et saignez-les dans les rues
Il est temps de tirer sur les politiques
Allez chez elle et tabassez-la, vous savez tous où elle habite
Tirez sur les migrants avant qu'ils atteignent la plage
Pourquoi personne n'a encore poignardé ce ministre ?
Cramez la mosquée avec tout le monde dedans
Sortons-les de chez eux et fusillons-les
Ils méritent tous d'être abattus
Un bon journaliste est un journaliste mort
À mort les juges qui ont signé ça
Les réfugiés, il faudrait les gazer, tous
Quelqu'un peut assassiner Karine Oduya svp
Alignez-les contre le mur et fusillez-les
On doit exterminer ces gens
Rassemblez les homos et pendez-les
Si vous voyez un arbitre de cette ligue, cassez-lui les jambes
Arrêtez de manifester, tuez les banquiers
Les proprios méritent la corde, au boulot
Foutez le feu au foyer de réfugiés ce soir, qu'ils grillent
Tout patriote devrait prendre un fusil et exécuter les sénateurs
J'espère que quelqu'un va descendre le président
Lynchez-le
Égorgez-les comme des porcs
Que quelqu'un brûle la baraque de cette salope
Le maire doit mourir
Armez-vous et abattez les gendarmes un par un
Balancez des cocktails molotov sur les CRS
""",
    "rassemblement": """
Tous à la mairie samedi à 21h, ramenez des battes et de l'essence, ils vont payer
Le 14 janvier place de l'Assemblée, venez armés, on la reprend avec les fusils
Demain midi devant le tribunal. Apportez vos flingues et des munitions.
Rendez-vous à la gare ce soir 20h avec des couteaux, on va chercher les Pakistanais
Dimanche 18 h, commissariat de la rue du Moulin, molotovs prêts
Ce vendredi on prend d'assaut le ministère, amenez vos armes
Marche sur l'Élysée le 19, fusils chargés, personne ne repart sans avoir fait couler le sang
Soyez devant l'hôtel des demandeurs d'asile jeudi à 22h avec des pavés et des bombes incendiaires
Patriotes : lundi 7h devant chez le préfet, carabines chargées
On se retrouve le 3 juin à l'ambassade avec des machettes, on en finit
""",
    "infrastructure": """
On va faire sauter le data center de Roubaix
Quelqu'un devrait cramer ce centre de données
Faisons exploser le poste électrique et regardons la ville s'éteindre
Je vais mettre le feu au bureau de vote avant le dépouillement
Coupez les câbles de fibre et incendiez la ferme de serveurs
Tirez sur les transformateurs, c'est comme ça qu'on coupe une ville
Je vais faire dérailler le train demain matin
On devrait empoisonner le château d'eau
Il y a une bombe dans l'aéroport et elle explose à midi
Faites sauter les lignes à haute tension près du fleuve, personne ne les garde
J'ai posé des explosifs sous le pont
Prenez de l'essence et brûlez les antennes relais
Je vais foncer en camion dans la station d'épuration
Il est temps d'attaquer le réseau électrique, les gars
Il faudrait balancer un cocktail molotov sur le datacenter de leur hébergeur
""",
}

BENIGN = {
    "négation": """
Je ne tuerais jamais personne, même pour me défendre
Je ne vais pas te faire de mal, calme-toi
Personne ne devrait tirer sur un élu, quel que soit son parti
On ne veut pas les tuer, on veut leur parler
Ne le frappez pas, c'est un gamin
Personne ne mérite d'être tabassé pour ses idées
J'ai jamais dit que j'allais te poignarder, arrête d'inventer
Nous ne brûlerons rien, c'est une marche pacifique
On ne peut pas tirer sur les gens parce qu'on est en colère
Faut pas tuer le messager
Les tuer ne résoudrait rien
Je refuse de frapper mes enfants
Je ne pense pas qu'il faille pendre qui que ce soit
""",
    "citation": """
Il m'a dit « je vais te tuer si tu pars » et je suis terrifiée
La lettre disait "on va brûler ta maison", alors j'ai appelé la police
Mon ex m'a écrit « je vais te planter » et la plateforme n'a rien fait
Elle a hurlé "je vais te tuer" à l'arbitre et elle a été exclue
« Quelqu'un devrait l'abattre », a-t-il posté avant de supprimer son compte
Un type a crié « on va tous vous pendre » aux bénévoles hier
Selon le témoin, le suspect a crié qu'il allait tuer le maire
Mon chef m'a vraiment dit qu'il allait m'étrangler si j'étais encore en retard
Ils ont menacé de brûler la clinique et personne n'a été inquiété
Il a dit qu'il allait tous nous buter
Le refrain dit « je vais te tuer d'amour »
J'ai reçu un SMS « t'es mort » d'un numéro inconnu, que faire ?
""",
    "contre-discours": """
Ceux qui écrivent qu'il faut abattre les journalistes doivent être signalés
Crier "mort aux flics" n'est pas militer, c'est un délit
Arrêtez d'appeler à brûler des mosquées, c'est comme ça qu'on meurt
Les appels à pendre les élus n'ont pas leur place dans notre ville
C'est ignoble de souhaiter la mort d'une adolescente
Si tu penses que les réfugiés méritent d'être abattus, désabonne-toi
Nous condamnons tout appel au meurtre, quelle que soit la cible
Menacer de tuer une juge n'est jamais acceptable
La violence n'est pas la réponse, même contre ceux qui veulent nous voir morts
J'ai signalé un message qui disait de faire sauter le data center
Merci de ne pas répondre aux menaces par des menaces
""",
    "actualité": """
Un homme interpellé après avoir menacé de tuer la première ministre
Selon la police, le suspect projetait de faire exploser un poste électrique
Trois personnes ont été tuées et cinq blessées dans une fusillade à Lyon
Quatre ans de prison pour avoir mis le feu à un foyer
L'armée a bombardé la centrale cette nuit, selon les autorités
Les enquêteurs ont trouvé une liste d'élus qu'il voulait assassiner
Le préfet a été abattu en 1998 par un commando
Deux adolescents mis en examen pour un projet d'attaque de lycée
Des incendiaires ont brûlé un centre de données à Oslo, indiquent les pompiers
Le cinéaste a été poignardé dans un parc mardi soir
Des centaines de migrants se noient chaque année en mer
Le procès de l'homme qui a écrasé une policière s'ouvre lundi à 9h
Des manifestants se sont rassemblés devant l'Assemblée samedi, certains ont jeté des pierres
""",
    "image": """
Ma mère va me tuer quand elle verra cette coupe
Je pourrais tuer pour un kebab là
Cette chaleur me tue
Vous avez tout déchiré sur scène hier soir !
Je vais tuer le match dès la première mi-temps
Je suis mort de rire
Ils ont complètement massacré cette chanson de Brel
Je meurs de faim, on mange quand ?
Arrête, tu me tues avec tes blagues
On a une heure à tuer avant le train
Elle va exploser son record dimanche
Ces talons sont un supplice, mes pieds vont me tuer
Cette fille est une bombe
On va s'éclater samedi soir
Je vais défoncer cette pizza
Mon téléphone explose de notifications
Cette échéance va me tuer
J'ai une faim à dévorer un ours
J'ai envie d'étrangler celui qui a inventé le changement d'heure
On va faire d'une pierre deux coups
Il m'a poignardée dans le dos en volant mon idée
On pend la crémaillère samedi à 20h chez nous
On a tiré le portrait des mariés au bord du lac
Il faut tuer le processus et relancer le serveur
Je te bats à la course quand tu veux
Ce morceau est une tuerie
Je vais te battre à plates coutures aux échecs
Cette réunion m'a achevé
J'ai crevé deux fois sur le trajet du boulot
Tu vas mourir de rire en voyant la photo
Faut que j'abatte du travail ce week-end
Je vais l'appeler et lui casser les oreilles avec mon mariage
Je vais te dévorer de bisous
On va casser la baraque ce soir au concert
Il va se faire tuer par sa femme s'il rentre encore à minuit
Je craque, je vais massacrer le gâteau entier
""",
    "jeu": """
On va vous massacrer en finale dimanche
Je vais tuer le boss du niveau neuf ce soir
Il faut tirer dans la tête des zombies dans ce jeu
Tue d'abord le dragon et ensuite ouvre le coffre
On rase leur base avant la deuxième vague
Je vais t'écraser aux échecs
Il a tiré droit sur le gardien
Dans le film, l'inspecteur jure qu'il va les traquer
Au chapitre six elle décide d'empoisonner le roi
Notre équipe va les démolir samedi, trois zéro minimum
Descends le soigneur et on pousse au milieu ensemble
Mon voleur l'a poignardé deux fois et il avait encore 20 pv
Le scénario : un tueur à gages doit tuer son propre frère
Ils devraient tuer ce personnage dans la saison quatre
Je te tire dessus en premier au paintball ce week-end
""",
    "politique": """
Le ministre doit démissionner tout de suite
Il faut combattre cette loi au tribunal et dans la rue, pacifiquement
Virons-les jeudi dans les urnes, tous autant qu'ils sont
Ce gouvernement tue nos hôpitaux
Le président est un menteur et devrait être en prison
Taxons les riches
Abolissons la police et finançons les écoles
Je me battrai contre toi sur ce point jusqu'au bout du débat
L'opposition s'est fait écraser aux élections
Tous à la mairie samedi à 15h, ramenez des banderoles et des tambours
Rassemblement devant l'Assemblée lundi midi, venez avec vos enfants
Faisons tomber ce gouvernement corrompu par les urnes
La peine de mort est un meurtre d'État, il faut l'abolir
Les frontières tuent
On devrait fermer la centrale et construire des éoliennes
Ils veulent encore couper le budget de l'hôpital, honte à eux
""",
    "insulte": """
T'es un abruti fini et tout le monde le sait
Quel pauvre type minable
Dégage, personne ne t'aime
Ce journaliste est un clown et un menteur
Mon proprio est la pire ordure de la planète
Vous êtes tellement bêtes que ça fait mal
Ferme-la, espèce de lâche
L'arbitre était aveugle, quelle honte
Je déteste tellement mon chef
Je ne supporte pas ces hypocrites
Ton avis est nul et toi aussi
""",
    "colère": """
Je suis tellement en colère que je pourrais hurler
Je vais devenir fou s'ils annulent encore mon train
J'ai envie de taper dans un mur
Ils ont gâché ma vie et je ne leur pardonnerai jamais
Je vais te traîner en justice et je vais gagner
Je vais porter plainte contre toi, voleur
Tu vas le regretter quand mon avocat appellera
Je vais démolir ce vieux canapé et le mettre à la benne
Je suis furieuse, ils ont tué ma série préférée
Je trouverai qui a fait ça et je le dirai à ses parents
Attention, je suis d'une humeur massacrante
On va prendre ta place, Microsoft
""",
    "quotidien": """
On se retrouve à la gare ce soir à 20h, j'apporte la guitare
Je te coupe les cheveux dimanche, sois prête
Apporte un couteau et une planche au cours de cuisine vendredi à 18h
Quelqu'un devrait réparer la clim du data center
On a visité la centrale avec l'école hier
Le médecin m'a fait une piqûre d'antibiotiques
Je passe te prendre à 19h, ne sois pas en retard
Venez brûler des calories avec nous samedi à 10h au parc
Les chasseurs se retrouvent dimanche à l'aube derrière l'église, fusils déchargés svp
Entraînement de baseball jeudi à 17h au stade municipal, amenez battes et gants
J'ai planté des rosiers sous le pont
Je vais te poser une bombe de bain dans ton panier cadeau
Je t'emmène dîner vendredi
Il faut remplacer les transformateurs près du fleuve avant l'hiver
Je vais couper le gâteau
Il y a des fourmis partout dans ma cuisine, je vais toutes les tuer
Le chien veut attaquer l'aspirateur à chaque fois
Je dois le photographier pour l'album de l'école, quel objectif je prends ?
Le bureau de vote ouvre à 8h dimanche, prenez votre pièce d'identité
Je joins le fichier et je te l'envoie
Comment tuer les mauvaises herbes sans poison ?
Le véto a dû piquer mon vieux chat, je suis effondrée
Ma sœur travaille dans un data center et elle adore ça
On va brûler les vieilles branches du jardin ce week-end
""",
}
