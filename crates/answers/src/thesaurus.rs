//! The names of one thing, and what is a kind of what, over everything that public bodies buy and run. Two words are put
//! together here only where an answer about the one is an answer about the other. Nothing of any authority stands here.

/// One thing a line: the name that is used, then its other names as people write them.
pub(crate) const SAME: &str = "
annual: anual | annul
supplier: suplier | suppler
contract: contarct
receive: recieve | recieved
maintenance: maintainance | maintenence
successful: succesful
livechat: chat | live chat | web chat | webchat | online chat | chat tool | instant chat
chatbot: chat bot | virtual assistant | virtual agent | conversational ai
contactcentre: contact centre | contact center | call centre | call center | contact centres | ccaas | customer contact centre
mobilephone: mobile network | mobile operator | mobile airtime | airtime | mobile contract | mobile phone | mobile telephone | mobile | smartphone | smart phone | cell phone | mobile handset | mobile telephony | mobile device | mobile voice
telephony: telephone | telephone system | phone system | voice system | pbx | pabx | fixed telephony | fixed line | landline | landlines | hosted voice | telecoms | telecommunication
unifiedcommunications: unified communications | ucaas | uc platform | unified comms | unified comm
switchboard: switch board | telephone exchange
connection: sim card | sim | sims | mobile number
tablet: tablet computer | ipad | tablets and ipads
laptop: laptop computer | notebook | notebook computer
desktop: desktop computer | desktop pc | desktop pcs
widenetwork: wide area network | wan
localnetwork: local area network | lan
antivirus: anti virus | anti malware | antimalware
ivr: interactive voice response
print: printer | printing | photocopier | photocopying | copier | copying | mfd | mfds | mfp | multi functional device | multi function device | multifunctional device | multifunction device | multi functional printer | managed print | reprographics
wifi: wi fi | wireless network | wireless
email: e mail | mailbox | mail box
gcloud: g cloud
hr: human resources | personnel | people system
payroll: pay roll | salary payment
learningmanagement: learning management system | lms | e learning | elearning | online learning | learning platform | online training
virtuallearning: virtual learning environment | vle
crm: customer relationship management | customer relationship management system
erp: enterprise resource planning
finance: financial | ledger | general ledger | accounting system | accounting software
casemanagement: case management
documentmanagement: document management | edrms | edms | records management system
bought: purchased | purchase | buy | acquired | acquire | procurement of
wastecollection: waste collection | refuse collection | rubbish collection | bin collection | kerbside collection
recyclingcentre: household waste recycling centre | recycling centre | hwrc | hwrcs | civic amenity site | household recycling centre | tip | tips
recycling: recyclate | dry recycling | recyclable
generalwaste: general waste | residual waste | black bag waste | domestic waste
clinicalwaste: clinical waste | healthcare waste | medical waste
office365: office 365 | microsoft 365 | m365 | o365
agent: adviser | advisor | call handler
staff: employee | member of staff | workforce | colleague | personnel member
site: location | premises
inuse: in use
emailaddress: email address | e mail address | email contact
budgetholder: budget holder
jobtitle: job title
phonenumber: telephone number | phone number | contact number | direct dial | direct line | direct lines | telephone no | phone no | direct dial number
procurement: procure | procured | procuring
financialyear: financial year | fiscal year
agencystaff: agency staff | agency worker | temporary staff | temporary worker | temp | temps | temporary agency worker | interim worker | agency staffing | temporary staffing | agency labour | contingent worker | contingent labour | agency spend | temporary agency
supplystaff: supply teacher | supply staff
mspvendor: neutral vendor | managed service provider | master vendor | msp
recruitment: recruiting | permanent recruitment | executive search
translation: interpreting | interpreter | translator | interpretation | language service | interpreting and translation | linguist | interpretation and translation
parkingticket: penalty charge notice | pcn | pcns | parking charge notice | penalty notice
parkingwarden: civil enforcement officer | traffic warden | parking warden | parking attendant | parking officer
cashlessparking: cashless parking | pay by phone | pay by app | parking app | mobile parking payment
carpark: car park | car parks | parking lot | parking area
parkingspace: space | parking space | parking bay | bay
payanddisplay: pay and display | pay display | parking meter | ticket machine
evcharging: ev charging | electric vehicle charging | charging point | charge point | chargepoint | ev charger | ev charge | evcp | vehicle charger | charging socket
vehicle: motor vehicle | fleet vehicle
fuelcard: fuel card
telematic: vehicle tracking | tracker | telematics
gritting: gritter | winter maintenance | winter service | salting
streetlighting: street lighting | street light | streetlight | lighting column
pothole: pot hole
highway: highways | road maintenance | carriageway
groundsmaintenance: grounds maintenance | ground maintenance | landscaping | grass cutting | horticultural maintenance
tree: arboriculture | arboricultural
pestcontrol: pest control | vermin control | pest
cleaning: cleaner | domestic services | janitorial | cleansing of building | domestic cleaning | clean
windowcleaning: window cleaning
hygiene: washroom | sanitary | feminine hygiene | sanitary bin
catering: caterer | canteen | food service | refreshment
schoolmeal: school meal | school catering | schools catering | school dinner | school food
vending: vending machine
laundry: linen | launder | laundering | laundered
portering: porter
securityguard: security guard | manned guarding | guarding | security officer | static guard | security guarding | security staff | man guarding
cctv: closed circuit television | surveillance camera | video surveillance | security camera
bodycamera: body worn video | body worn camera | body camera | body worn | bwv
accesscontrol: access control | door entry
intruderalarm: intruder alarm | burglar alarm
firealarm: fire alarm | fire detection
fireextinguisher: fire extinguisher
lift: elevator | passenger lift
facility: facilities management | fm service
repair: responsive repair | repairs
gas: natural gas | gas supply
electricity: electric supply | power supply | electricity supply | mains electricity
solarpanel: solar panel | solar | photovoltaic | pv panel
water: water supply | water and wastewater
legionella: water hygiene
asbesto: asbestos
boiler: heating system | gas boiler
aircondition: air conditioning | hvac
legal: lawyer | law firm | solicitor firm | legal advice | legal adviser | legal service | external legal advice
solicitor: in house solicitor | in house lawyer
barrister: counsel | king's counsel
insurance: insurer | insured | insurance broker | insurance policy | underwriter
cyberinsurance: cyber insurance | cyber insurance policy
audit: auditor | auditing
internalaudit: internal audit | internal auditor
externalaudit: external audit | external auditor
banking: bank account | banker | banking service
merchant: card payment | payment gateway | merchant acquiring | payment processing | card acquiring | payment provider
cashcollection: cash collection | cash in transit
debtcollection: debt collection | debt recovery | enforcement agent | bailiff
pension: pension administration | superannuation
consultancy: consultant firm | management consultancy
marketing: advertising | media buying | publicity
postage: mail service | postal | franking
hybridmail: hybrid mail
courier: parcel delivery
stationery: office supplies
furniture: office furniture
uniform: workwear | work wear
ppe: personal protective equipment
training: training course | course provider
apprenticeship: apprentice
occupationalhealth: occupational health
employeeassistance: employee assistance | eap
counselling: counsellor
childcare: nursery
fostering: foster care | foster carer
homecare: home care | domiciliary care | homecare
carehome: care home | residential care
schooltransport: home to school transport | school transport | school bus
taxi: private hire | minicab
patienttransport: patient transport | non emergency patient transport | nepts
ambulance: ambulance service
epr: electronic patient record | electronic health record | ehr | emr
pas: patient administration system | patient administration
pac: picture archiving | imaging archive
radiology: imaging
pathology: laboratory service
pharmacy: dispensing
medicine: drug | medication
medicaldevice: medical device | medical equipment
bleep: pager | pagers | bleeps
dictation: digital dictation | speech recognition | voice recognition | transcription
erostering: e rostering | rostering | rota system | erostering system
librarysystem: library management system | library management | lms library
librarysuppl: library book supplier
studentrecord: student records | student record system | student information system | student records system
admission: admissions
accommodation: hall of residence | student accommodation
lecturecapture: lecture capture | lecture recording
plagiarism: plagiarism detection | similarity checking | originality checking
timetable: timetabling | timetabling software
examination: exam | assessment platform
intranet: staff intranet
website: web site | web page | internet site
cm: content management system | content management
hosting: host | hosted | cloud hosted | cloud hosting
datacentre: data centre | data center | server room | colocation
server: physical server
storage: san storage
backup: back up | backups
disasterrecovery: disaster recovery | business continuity
broadband: internet connection | internet access | leased line | internet service
firewall: fire wall
endpoint: endpoint protection | endpoint security | edr | xdr | end point protection
mdr: managed detection and response | managed detection | managed detection response
soc: security operations centre | security operations | security operation centre
siem: security information and event management
emailfiltering: email filtering | email security | spam filter | mail filtering
penetrationtest: penetration testing | penetration test | pen test | pentest
vulnerability: vulnerability scanning | vulnerability management
multifactor: multi factor authentication | mfa | two factor authentication
identitymanagement: identity management | single sign on
mdm: mobile device management
cybersecurity: cyber security | it security | information security | cyber | ict security | cyber defence | security product | security software | security tool
ransomware: ransom | ransom ware
cyberattack: cyber attack | cyber incident | hacking | hack | successful attack | data security incident | cyber breach
databreach: data breach | personal data breach
datalos: data lost | data loss | lost data
cyberessential: cyber essentials
servicedesk: service desk | it help desk | helpdesk | it service management | itsm
licence: license | licensed | licences | licenses
subscription: subscribe
ai: artificial intelligence | generative ai | machine learning
callrecording: call recording | recordings of calls | recording of calls | call recordings | recorded call
openingtime: opening times | opening hours | hours of opening | office hours
vacancy: vacant post | unfilled post | unfilled job | vacant | empty post | vacancies | open vacancy
headcount: head count | number of staff | establishment
sickness: sickness absence | sick leave | sick day | absence through sickness | staff absence
redundancy: redundancies | made redundant
complaint: grievance of public
ombudsman: ombudsmen
salary: salaries | pay band | paid over | earn over | remuneration
expense: expenses claim
invoice: payments to suppliers | payments made to suppliers | supplier payment | payment over | spend over
chargenotice: fixed penalty notice | fpn
fly: fly tip | fly tipping | fly tips
landfill: land fill
tonne: tonnage | ton
kwh: kilowatt hour | consumption
unitrate: unit rate | p/kwh | pence per kwh | standing charge | unit price of energy
carbon: emission | emissions | co2 | greenhouse gas
offensivewaste: offensive waste
sharp: sharps injury | needlestick
wheelchair: wheel chair
disabled: disabled driver | accessible | blue badge bay
bluebadge: blue badge
defibrillator: aed
drone: unmanned aircraft
bed: hospital bed
nurse: nursing | registered nurse
doctor: medical staff | medic | locum doctor | medical locum
midwife: midwives | midwifery
administrator: administrative | admin and clerical
bank: bank staff
haulage: haul | haulier | hauling
leasing: lease | leased | hire | hiring | rental | rent
removal: relocation
storagefacility: off site storage | archive storage
confidentialwaste: confidential waste | shredding | secure shredding
survey: surveying
construction: building works
architect: architectural
foi: freedom of information | information request
subjectaccess: subject access | sar request
councillor: elected member
enforcement: enforce | enforces | enforcing | enforced
backupsite: back up data centre | backup data centre | back up site | backup site | secondary data centre | disaster recovery site | dr site
sms: text message | text messages | text messaging | two way text
street: on street | road
school: schools
";

/// What is a kind of what: the wider first. An answer about the wider thing is one about the narrower only where the
/// wider is said in words that mean all of it, as in a standing position.
pub(crate) const KINDS: &str = "
telephony: voip | sip | isdn | switchboard | unifiedcommunications | handset | deskphone | extension line | ivr
contactcentre: ivr | callrecording | agent
cybersecurity: firewall | endpoint | mdr | soc | siem | emailfiltering | antivirus | penetrationtest | vulnerability | multifactor | cyberattack | ransomware | malware | phishing | ddos | threat | intrusion | cyberessential | cyberinsurance | encryption
cyberattack: ransomware | malware | phishing | ddos | datalos
energy: electricity | gas | kwh | unitrate | fuel oil | heating oil | solarpanel
waste: wastecollection | recyclingcentre | generalwaste | clinicalwaste | recycling | haulage | landfill | offensivewaste | skip | confidentialwaste
vehicle: van | car | lorry | truck | minibus | bus | hgv | pool car
fleet: vehicle | telematic | fuelcard | leasing | van | car
device: laptop | tablet | desktop | mobilephone | monitor | print | smartphone
network: widenetwork | localnetwork | wifi | broadband | switch | router
catering: schoolmeal | vending | meal | restaurant | cafe | food
medicine: vial | ampoule | dose
parking: anpr | parkingticket | parkingwarden | cashlessparking | carpark | payanddisplay | parkingspace | permit
security: securityguard | cctv | accesscontrol | intruderalarm
legal: solicitor | barrister | litigation | conveyancing
agencystaff: mspvendor | locum | supplystaff | nurse bank
hr: payroll | recruitment | learningmanagement | erostering
facility: cleaning | catering | securityguard | pestcontrol | groundsmaintenance | lift | windowcleaning | hygiene | portering | laundry
salary: pay
staff: headcount
audit: internalaudit | externalaudit
parkingticket: fine | ticket
electric: ev
health: epr | pas | radiology | pathology
";
