// A ferry and freight line that does not exist. Every name is a word of the sea or of a port.

const listOf = (text: string) => text.trim().split(/\s+/)

export const demoAreas = [
  {
    id: 'freight',
    name: 'Freight',
    weight: 20,
    subjects: listOf(
      'cargo manifest crate pallet reefer waybill hold tally stow lading consignment depot trailer axle',
    ),
  },
  {
    id: 'booking',
    name: 'Booking',
    weight: 17,
    subjects: listOf(
      'seat cabin berth waitlist itinerary voucher group deck sailing passenger basket confirmation amendment',
    ),
  },
  {
    id: 'payments',
    name: 'Payments',
    weight: 13,
    subjects: listOf(
      'refund ledger invoice settlement charge payout receipt card deposit chargeback wallet dunning',
    ),
  },
  {
    id: 'fares',
    name: 'Fares',
    weight: 13,
    subjects: listOf('fare rate tariff discount surcharge season quota yield bundle fuel pricing offer'),
  },
  {
    id: 'customer',
    name: 'Customer',
    weight: 12,
    subjects: listOf(
      'profile loyalty complaint message consent survey contact notice alert letter claim badge',
    ),
  },
  {
    id: 'discovery',
    name: 'Discovery',
    weight: 10,
    subjects: listOf('search route suggestion map guide review ranking harbour excursion photo island'),
  },
  {
    id: 'fleet',
    name: 'Fleet data',
    weight: 9,
    subjects: listOf('vessel tide weather fuel-log position engine crew roster inspection beacon draught'),
  },
  {
    id: 'terminal',
    name: 'Terminals',
    weight: 6,
    subjects: listOf('gate lane boarding quay ramp queue kiosk scanner lounge parking'),
  },
] as const

export const serviceRoles = listOf(`
  writer reader index store feed gateway cache planner board lookup sync export import router events ledger
  matcher api worker rules audit mailer view search history stream quotes limits checks batch merge profile
`)

export const demoOffices = [
  {
    id: 'rotterdam',
    name: 'Rotterdam',
    timeZone: 'Europe/Amsterdam',
    country: 'NL',
    hoursAheadOfUtc: 1,
    region: 'europe',
    weight: 20,
  },
  {
    id: 'krakow',
    name: 'Kraków',
    timeZone: 'Europe/Warsaw',
    country: 'PL',
    hoursAheadOfUtc: 1,
    region: 'europe',
    weight: 16,
  },
  {
    id: 'lisbon',
    name: 'Lisbon',
    timeZone: 'Europe/Lisbon',
    country: 'PT',
    hoursAheadOfUtc: 0,
    region: 'europe',
    weight: 14,
  },
  {
    id: 'leeds',
    name: 'Leeds',
    timeZone: 'Europe/London',
    country: 'GB',
    hoursAheadOfUtc: 0,
    region: 'europe',
    weight: 9,
  },
  {
    id: 'gothenburg',
    name: 'Gothenburg',
    timeZone: 'Europe/Stockholm',
    country: 'SE',
    hoursAheadOfUtc: 1,
    region: 'europe',
    weight: 8,
  },
  {
    id: 'genoa',
    name: 'Genoa',
    timeZone: 'Europe/Rome',
    country: 'IT',
    hoursAheadOfUtc: 1,
    region: 'europe',
    weight: 5,
  },
  {
    id: 'toronto',
    name: 'Toronto',
    timeZone: 'America/Toronto',
    country: 'CA',
    hoursAheadOfUtc: -5,
    region: 'america',
    weight: 10,
  },
  {
    id: 'austin',
    name: 'Austin',
    timeZone: 'America/Chicago',
    country: 'US',
    hoursAheadOfUtc: -6,
    region: 'america',
    weight: 7,
  },
  {
    id: 'singapore',
    name: 'Singapore',
    timeZone: 'Asia/Singapore',
    country: 'SG',
    hoursAheadOfUtc: 8,
    region: 'asia',
    weight: 7,
  },
  {
    id: 'nairobi',
    name: 'Nairobi',
    timeZone: 'Africa/Nairobi',
    country: 'KE',
    hoursAheadOfUtc: 3,
    region: 'europe',
    weight: 4,
  },
] as const

export const teamWords = listOf(`
  Gangway Halyard Quoin Davit Ropewalk Gantry Fathom Sextant Cordage Lodestar Bollard Fender Capstan Windlass Mooring
  Spinnaker-Loft Keelson Rudder Tiller Helm Binnacle Compass-Rose Chartroom Logbook Foghorn Bellbuoy Lighthouse Lightship
  Breakwater Jetty Slipway Drydock Wharf Quayside Pier Pontoon Landing Berthing Boathouse Sailmaker Shipwright Chandler
  Stevedore Longshore Coxswain Bosun Purser Steward Lookout Signalman Pilot Harbourmaster Tidewaiter Lockkeeper Ferryman
  Topsail Mainsail Foresail Staysail Jib Genoa-Sheet Mizzen Spanker Topgallant Royals Crosstrees Yardarm Bowsprit Masthead
  Crowsnest Shroud Ratline Backstay Forestay Boomvang Outhaul Downhaul Clew Luff Leech Batten Reefpoint Gasket Grommet
  Cleat Fairlead Turnbuckle Shackle Swivel Thimble Marlinspike Splice Bowline Clovehitch Sheetbend Reefknot Figure-Eight
  Monkeyfist Hawser Painter Springline Sternline Breastline Towline Lifeline Jackline Anchor Kedge Grapnel Killick Fluke
  Hawsehole Chainlocker Bilge Bulkhead Bulwark Scupper Gunwale Freeboard Waterline Draughtmark Plimsoll Ballast Trim
  Forecastle Quarterdeck Poop Orlop Galley Wardroom Saloon Companionway Hatchway Porthole Deadlight Skylight Stanchion
  Taffrail Transom Sternpost Stempost Frames Stringer Garboard Strake Carvel Clinker Oakum Caulk Pitchpot Tarbucket
  Barque Brigantine Caravel Carrack Clipper Cog Corvette Cutter Dhow Dinghy Dory Felucca Frigate Galleon Galley-Oar Junk
  Ketch Knarr Launch Lugger Packet Pinnace Pram Punt Schooner Scow Skiff Sloop Smack Tender Trawler Tug Umiak Wherry Xebec
  Yawl Yacht Albatross Avocet Cormorant Curlew Dunlin Eider Fulmar Gannet Guillemot Kittiwake Oystercatcher Petrel Plover
  Puffin Razorbill Sandpiper Shearwater Skua Tern Turnstone Whimbrel Barnacle Limpet Mussel Cockle Whelk Periwinkle Nautilus
  Cuttlefish Seahorse Starfish Anemone Kelp Samphire Eelgrass Bladderwrack Plankton Herring Mackerel Pilchard Sprat Turbot
  Halibut Gurnard Pollock Sturgeon Narwhal Beluga Porpoise Dolphin Manatee Spindrift Whitecap Groundswell Riptide Neap
  Springtide Slackwater Ebb Flood Eddy Maelstrom Shoal Sandbar Skerry Islet Atoll Lagoon Estuary Fjord Sound Strait Cape
  Headland Promontory Isthmus Cove Inlet Bight Doldrums Tradewind Westerly Sirocco Mistral Zephyr Squall Leeway Windward
  Leeward Larboard Starboard Abeam Astern Aloft Avast Belay Dogwatch Middlewatch Forenoon Landfall-Bay Deadreckoning
  Soundings Leadline Traverse Meridian Parallel Azimuth Zenith Almanac Chronometer Astrolabe Octant Quadrant Telltale
`)

export const unmappedNames = listOf(
  'fare-board-v2 manifestwrtr sin-tide berth-canary lane-probe quay-test-old',
)

export const handleWords = listOf(
  'ilse piotr noor tadeo wanjiru marek sofie duarte aoife linnea paolo odette ravi mei tomas greta silas yara bram zofia',
)
