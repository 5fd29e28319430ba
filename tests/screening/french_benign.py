"""French look-alikes of threats, written for this suite: none of them may be held."""

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
    "crue": """
Je ne ferais pas de mal à une mouche, encore moins à quelqu'un
Tuer des civils est un crime de guerre, point
Personne ne va tirer sur personne, calmez-vous
Mon père me tuerait s'il savait que j'ai pris la voiture
On ne menace pas les gens de mort sur ce réseau
Le suspect avait écrit qu'il allait tirer sur ses camarades, confirme la police
Elle a témoigné que son mari menaçait de brûler la maison
« Si tu reviens, je te tue », a crié le voisin selon le procès-verbal
La chanson dit « on va brûler la ville » et j'ai des frissons
Dans le dernier épisode la reine ordonne de pendre le traître
Je vais assassiner cette assiette de frites
Cet humoriste a tout déchiré hier
Encore une réunion et je meurs
Je pourrais étrangler mon imprimante
Ce bug me tue, trois heures que je débogue
Achevez-moi, c'est encore lundi
On les a écrasés 5-0, quel match
Elle va tout casser à son récital
Il a explosé sur les réseaux après cette vidéo
On va enflammer la piste ce soir
La tempête a coupé les lignes électriques près du fleuve
Deux hommes ont mis le feu à une mosquée en 2019, ils sont en prison
Le pont sera détruit à l'explosif dimanche dans le cadre du chantier
Arrêtez d'envoyer des menaces de mort aux arbitres
Les menaces contre les élus ont doublé, selon une étude
J'ai reçu une menace de mort ce matin, je tremble
Le film où ils font sauter le train passe ce soir
Notre prof d'histoire a raconté comment le roi a été exécuté
Les politiques devraient rendre des comptes devant la justice
Il faut tous les virer
Il faut virer toute la direction et recommencer
Le ministre doit partir
On se battra pour nos droits jusqu'à la victoire
On va écraser cette loi au Sénat
Faisons tomber le gouvernement aux prochaines élections
Apportez votre couteau à huîtres à l'atelier de samedi à 17h
Samedi 10h à la mairie : tricot pour débutants, apportez vos aiguilles
Rendez-vous au stand de tir dimanche à 9h, prenez votre carabine et un casque
Vendredi midi, manif devant le ministère, amenez vos casseroles
On marche sur l'Élysée samedi pour le climat, pacifiquement comme toujours
Je déteste ce parti et tout ce qu'il représente
T'es une honte et j'espère que tu vas perdre ton poste
Va te faire voir
J'espère que ton équipe va perdre tous ses matchs
Je ne lui pardonnerai jamais ce qu'il lui a fait
J'aimerais qu'il disparaisse de mon fil
Il mérite de perdre l'élection
Quelle horreur, quelle bêtise
Cet article me donne envie de jeter mon ordi par la fenêtre
Je vais traquer cette recette jusqu'au bout du monde
Je vais t'achever au Scrabble ce soir maman
J'ai planté la fourchette dans la patate avant de l'enfourner
Faut couper l'herbe et tailler la haie
Je lui ai tiré les cartes hier
Le dentiste va m'arracher une dent jeudi
Mon chat attaque mes pieds tous les matins
La police a tiré sur un homme dans ma rue hier soir
Des milliers de gens sont morts dans le séisme
Jésus a été crucifié sous Ponce Pilate
Les nazis ont assassiné six millions de Juifs
Le nouveau PDG va massacrer la boîte
J'ai trop mal au crâne, ça me tue
Je vais me planter à cet exam, j'ai rien révisé
On va manger les restes et tuer une bouteille de rouge
Si un regard pouvait tuer, je serais mort
Je vais le couper en deux, ton gâteau
Tu me fais mourir
J'ai fait sauter les bouchons de champagne
Ce soir on brûle les sapins de Noël sur la plage avec la mairie
Il me casse les pieds celui-là
""",
    "allusive": """
Je viens de finir le marathon, mes pieds veulent ma mort
Qui d'autre a envie de jeter son ordi dans la rivière à chaque mise à jour ?
Ma fille de deux ans va m'achever, elle a peint le chien
Le procureur dit que l'accusé projetait de poignarder deux profs ; le jury décidera jeudi
Je ne comprendrai jamais qu'on menace des infirmières
Il voulait se tuer l'an dernier et aujourd'hui il tient une boulangerie. Parlez à quelqu'un.
Les villageois ont brûlé la sorcière en 1612, le musée garde ses lettres
Je fais griller les saucisses et tu apportes la salade, samedi à 18h
Elle a pris une balle dans la jambe et elle est revenue enseigner
Le roi doit mourir à la fin de l'acte trois, c'est toute la pièce
Notre attaquant va tirer de partout, il n'a peur de rien
On tape sur des casseroles pour le climat vendredi midi devant la mairie
Je vais hurler si le bus est encore en retard
La police a chargé des manifestants pacifiques à coups de matraque
Stop à la guerre. Arrêtez de tuer des enfants.
Non, on ne pend pas les gens dans ce pays, on a des tribunaux
Le titre disait « Brûlons tout » et ça parlait d'un barbecue raté
Si tu as envie de faire du mal à quelqu'un ou à toi-même, appelle ce numéro
Il faut interdire les armes, c'est tout
Les armes n'ont rien à faire dans une école
Rapportez vos armes au commissariat samedi pour la collecte, sans questions
L'atelier affûtage de couteaux commence lundi à 19h à la maison de quartier
J'ai envie de casser des assiettes dans une salle de défoulement ce week-end, qui vient ?
Explosons notre objectif de dons avant dimanche soir !
Ma sœur m'a encore massacré à Mario Kart
Arrête tes conneries et réponds à la question
T'es cuit, j'ai dit à maman que t'as mangé son gâteau
Je boufferais un cheval
Comment tuer un conteneur docker qui tourne ?
Les plantes sont mortes parce que tu les as noyées
Le conseil a voté la démolition de l'ancien hôpital en mars
Les autorités ont arrêté la centrale après une fuite
Le câble a été coupé par une ancre, selon l'opérateur
Coupure de courant rue des Ormes mardi de 9h à 11h pour maintenance
Cette nouvelle taxe va tuer les petits commerces
Ce politicien est un parasite
Je veux qu'il dégage, hors du gouvernement, pour toujours
Le chef veut ma tête à cause du retard
Tu vas me le payer, j'appelle mon avocat
Je te surveille, jeune homme, finis tes devoirs
Je chasse un appart à Lille, des pistes ?
Ne tirez pas sur l'ambulance
Les bombes sont tombées toute la nuit et on était à la cave
Mon grand-père a été pendu pour avoir caché une famille
« Mort aux cons » était tagué sur le mur du lycée
Il faut battre l'extrême droite par les votes et la solidarité
Mort au mauvais café
Je me bats avec toi pour la dernière part de tarte
Il m'a menacée avec un couteau dans le métro et personne n'a bougé
Mon voisin menace d'empoisonner mon chien, que faire légalement ?
Faut-il exécuter les traîtres ? Non, et la constitution le dit
Ça me tue de voir la rivière dans cet état
Il faut que j'aille me faire couper les cheveux
On va se faire tuer par les Brésiliens en demi-finale
Elle tue, ta nouvelle veste
Ils se sont fait descendre par la critique
Va te faire cuire un œuf
On va leur mettre une raclée au foot dimanche
""",
    "courante": """
Je ne te tuerais pas pour une place de parking, détends-toi
Kill Bill reste mon Tarantino préféré
L'attaque au couteau d'Annecy a choqué tout le pays
« Je vais te tuer », a-t-il crié, et les voisins ont appelé la police
Ils ont dit qu'ils nous tireraient dessus si on parlait à la fac
Je ne veux que personne se fasse tirer dessus pour ça
Arrêtez de partager les vidéos de la fusillade
Mon exposé était nul, j'ai envie de mourir de honte
Ce son est une tuerie
Le nouveau resto cartonne, c'est de la bombe
On devrait brûler plus de bois et moins de gaz cet hiver
Quelqu'un devrait dire au préfet de réparer les routes
Le maire devrait démissionner, et le conseil aussi
Prenez vos billets et retrouvez-nous à l'entrée mercredi à 10h
Soyez tous à la mairie vendredi soir avec des bougies pour la veillée
Je serai chez toi à six heures avec le vin
Je te jure que je vais finir cette thèse
Il se fait tirer dessus dans les cinq premières minutes du film
Les data centers brûlent beaucoup d'énergie
L'incendie du data center de Strasbourg a mis la moitié du web par terre
Je charge le lave-vaisselle là, viens m'aider en courant
Les historiens débattent encore de qui a ordonné l'exécution du roi
Tu vas me tuer mais j'ai encore oublié les clés
Cette blague a tué tout le monde
Je vais te détruire à FIFA ce soir
Il faut qu'on parle des gens que la police tue
Les vaccins tuent les virus, pas les gens
Arrêtez de demander qui il faut pendre et lisez la loi
Plutôt crever que de manger une pizza à l'ananas
Mon frère va se pendre avec cette cravate
""",
}
