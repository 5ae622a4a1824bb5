import { keysOf, monthly, overall } from './key-row.ts'

export const SITE_ENVIRONMENT = {
	energyMWh: monthly.amount('MWh', 'Energy'),
	waterM3: monthly.amount('m3', 'Water on site'),
	waterOffsiteM3: monthly.amount('m3', 'Water off site'),
	scope1Tonnes: monthly.amount('tonnes', 'Scope 1 emissions'),
	co2LocationTonnes: monthly.amount('tonnes', 'Location-based emissions'),
	co2MarketTonnes: monthly.amount('tonnes', 'Market-based emissions'),
	co2MarketHourlyTonnes: monthly.amount('tonnes', 'Market-based emissions hour by hour'),
}
/** The compute fabric and storage, with all orders delivered. */
export const NETWORK = {
	leafSwitches: overall.state('count', 'Leaf switches'),
	spineSwitches: overall.state('count', 'Spine switches'),
	coreSwitches: overall.state('count', 'Core switches'),
	cables: overall.state('count', 'Cables'),
	optics: overall.state('count', 'Optics'),
	storagePB: overall.state('PB', 'Usable storage'),
	readGBps: overall.state('GBps', 'Read rate of the storage'),
}
/** A site when all its halls are full. */
export const SPACE = {
	floorAreaM2: overall.state('m2', 'Gross floor'),
	whiteSpaceM2: overall.state('m2', 'White space: floor under racks and their aisles'),
	racks: overall.state('racks', 'Racks'),
	landHectares: overall.state('hectares', 'Land such a site usually takes'),
	peakFacilityMW: overall.state('facilityMW', 'Peak at the meter when full'),
	siteCapacityMW: overall.state('facilityMW', 'Power to apply for'),
}
/** While non-firm service is cut. */
export const CURTAILMENT = {
	gapMW: monthly.state('facilityMW', 'Power missing at the peak'),
	batteryMW: monthly.state('facilityMW', 'Carried by batteries'),
	pausedMW: monthly.state('facilityMW', 'Paused by agreement'),
	leftMW: monthly.state('facilityMW', 'Left to generators or unplanned pauses'),
	hoursHeld: monthly.rate('hours', 'Hours that batteries last'),
}

export const LAND_COST = { capitalUsd: overall.amount('usd', 'Capital of land') }
export const SUBSTATION_COST = { capitalUsd: overall.amount('usd', 'Capital of the substation') }
/** Who supplied a site, hour by hour. */
export const DISPATCH = {
	onsiteUsedMWh: monthly.amount('MWh', 'On-site zero-carbon energy used in its hour'),
	importMWh: monthly.amount('MWh', 'Energy over the grid'),
	ppaUsedMWh: monthly.amount('MWh', 'Of it, from physical PPAs'),
	gasMWh: monthly.amount('MWh', 'Energy of gas on the site'),
	backupMWh: monthly.amount('MWh', 'Energy of backup generators'),
	batteryChargeMWh: monthly.amount('MWh', 'Energy batteries take'),
	batteryDischargeMWh: monthly.amount('MWh', 'Energy batteries give'),
	batteryLossMWh: monthly.amount('MWh', 'Energy lost in batteries'),
	spilledMWh: monthly.amount('MWh', 'On-site energy that finds no use'),
	exportMWh: monthly.amount('MWh', 'On-site energy sent out'),
	pausedMWh: monthly.amount('MWh', 'Load paused by agreement'),
	unservedMWh: monthly.amount('MWh', 'Energy asked for and not served'),
	carbonFreeMWh: monthly.amount('MWh', 'Load met by carbon-free energy in its hour'),
}

export const SITE_KEYS = {
	...keysOf('site', '', {
		itNameplateMW: monthly.state('itMW', 'IT nameplate of installed accelerators'),
		itPowerMW: monthly.state('itMW', 'IT power'),
		facilityPowerMW: monthly.state('facilityMW', 'Power at the meter'),
		pue: monthly.rate('ratio', 'PUE, monthly average at part load'),
		pueLoad: monthly.rate('share', 'Load that the PUE of the month is at, of the plant in use'),
		peakPue: overall.rate('ratio', 'Peak PUE, the hottest hour'),
		contractedFirmMW: monthly.state('facilityMW', 'Firm power'),
		securedFirmMW: monthly.state('facilityMW', 'Firm power, contracts in study left out'),
		mwhLimitMW: monthly.state('facilityMW', 'Flat load that permitted hours and fuel let through'),
		leasedItMW: monthly.state('itMW', 'Leased IT power that is fed'),
		commissionedItMW: monthly.state('itMW', 'Finished halls'),
		installedAccelerators: monthly.state('accelerators', 'Installed accelerators'),
		energisedAccelerators: monthly.state('accelerators', 'Energised accelerators'),
		wue: monthly.rate('litresPerKWh', 'Water by energy of IT'),
		fuelMMBtu: monthly.amount('MMBtu', 'Fuel burned on the site'),
		...SITE_ENVIRONMENT,
	}),
	...keysOf('site', 'network.', NETWORK),
	...keysOf('site', 'space.', SPACE),
	...keysOf('site', 'finance.land.', LAND_COST),
	...keysOf('site', 'finance.substations.', SUBSTATION_COST),
	...keysOf('site', 'dispatch.', DISPATCH),
	...keysOf('site', 'curtailment.', {
		eventsPerYear: overall.rate('eventsPerYear', 'Curtailments a year'),
		eventHours: overall.rate('hours', 'Length of a curtailment'),
		...CURTAILMENT,
	}),
}

/** What is needed, stands and is bought: of an item at a site, and lot by lot. */
export const EQUIPMENT_KEYS = {
	...keysOf('equipment', 'equipment.', {
		needed: overall.rate('count', 'Units needed'),
		stands: overall.rate('count', 'Units that stand already'),
		count: overall.rate('count', 'Units to buy'),
		unitSize: overall.rate('ownSize', 'Size of one unit'),
		unitMW: overall.rate('ownSize', 'Size of one unit'),
		orderBy: overall.when('gridMonths', 'Last month to order'),
		slackMonths: overall.rate('gridMonths', 'Months to spare'),
	}),
	...keysOf('lot', 'equipment.lots.', {
		unitSize: overall.rate('ownSize', 'Size of one unit'),
		needed: overall.rate('count', 'Units needed'),
		stands: overall.rate('count', 'Units that stand already'),
		count: overall.rate('count', 'Units to buy'),
		loading: overall.rate('share', 'Loading in normal service'),
		orderBy: overall.when('gridMonths', 'Last month to order'),
		slackMonths: overall.rate('gridMonths', 'Months to spare'),
	}),
}
