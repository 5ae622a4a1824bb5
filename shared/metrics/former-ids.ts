import { LAYERS } from '../layers.ts'
import { unlisted } from './lists.ts'
import { metricAt } from './metric.ts'

/**
 * What quantities were called until version 1.0: links, comments and scripts keep these names. Each row: what the old id began
 * with, what the new one begins with, and the rest of both, `old=new` where it differs.
 */
const RENAMED = [
	['plan.energy', 'layers.energy', 'secured'],
	['infrastructure', 'sites.buildout', 'buildoutTarget=targetItMW'],
	['energy', 'sites.buildout.itMW', 'buildout=energy'],
	['chips', 'sites.buildout.itMW', 'buildout=chips'],
	['plan.headline', 'headline', 'group=groupMWMonths'],
	['plan.headline', 'shortfall', 'lost=lostMWMonths required=requiredMWMonths'],
	['plan.infrastructure', 'shortfall', 'lostPower=lostItMW'],
	['infrastructure', 'sites.shortfall', 'lostPower=lostItMW'],
	['plan', '', 'servedShare'],
	[
		'models',
		'workloads',
		'servedShare acceleratorsRequired acceleratorsAllocated acceleratorsMean tokensPerSecond placed=placements',
	],
	[
		'chips',
		'sites',
		'siteServed=servedShare installedNameplate=itNameplateMW itPower=itPowerMW installed=installedAccelerators siteEnergised=energisedAccelerators siteAsked=acceleratorsRequired siteGiven=acceleratorsAllocated siteBusy=acceleratorsMean',
	],
	[
		'energy',
		'sites',
		'facilityPower=facilityPowerMW pue loadFraction=pueLoad peakPue contractedFirm=contractedFirmMW securedFirmMW mwhLimitMW siteFuelMMBtu=fuelMMBtu energyMWh',
	],
	['infrastructure', 'sites', 'leasedFed=leasedItMW finished=commissionedItMW'],
	['environment', 'sites', 'wue'],
	['chips', 'sites.stranded', 'stranded=accelerators strandedMonths=acceleratorMonths'],
	['finance', 'sites.stranded', 'siteIdleCapitalUsd=idleCapitalUsd'],
	['finance.total', 'stranded', 'idleCapital=idleCapitalUsd'],
	[
		'infrastructure',
		'sites.network',
		'leafSwitches spineSwitches coreSwitches networkCables=cables networkOptics=optics storage=storagePB storageRead=readGBps',
	],
	[
		'infrastructure',
		'sites.space',
		'siteFloorArea=floorAreaM2 siteWhiteSpace=whiteSpaceM2 siteRacks=racks landNeeded=landHectares fullPeak=peakFacilityMW siteCapacity=siteCapacityMW',
	],
	['finance', 'finance.land', 'landCost=capitalUsd landPrice=usdPerHectare'],
	['finance', 'finance.substations', 'substationCost=capitalUsd'],
	[
		'energy',
		'sites.dispatch',
		'onsiteUsedMWh ppaUsedMWh gasMWh siteBackupMWh=backupMWh batteryChargeMWh batteryDischargeMWh batteryLossMWh spilledMWh exportMWh pausedMWh unservedMWh carbonFreeMWh',
	],
	['environment', 'sites.dispatch', 'gridMWh=importMWh'],
	[
		'energy',
		'sites.curtailment',
		'eventsPerYear eventGapMW=gapMW eventBatteryMW=batteryMW eventPausedMW=pausedMW eventLeftMW=leftMW eventHoursHeld=hoursHeld eventHours',
	],
	[
		'infrastructure',
		'sites.equipment',
		'equipmentNeeded=needed equipmentStands=stands equipmentCount=count equipmentOrderBy=orderBy equipmentSlack=slackMonths',
	],
	[
		'infrastructure',
		'sites.equipment.lots',
		'lotSize=unitSize lotUnits=needed lotStands=stands lotBought=count lotLoading=loading lotOrderBy=orderBy lotSlack=slackMonths',
	],
	[
		'energy',
		'contracts',
		'serviceStart=start lateStart deliveryProbability lateProbability rampedCapacity=rampedMW contractFirm=firmMW purchasedMWh=energyMWh generationMWh surplusMWh backupMWh fuelMMBtu curtailedMWh',
	],
	[
		'finance',
		'contracts',
		'energyPrice=energyPriceUsdPerMWh energyBill=energyUsd surplusUsd backupUsd demandBill=demandUsd minimumBillUsd exitBill=exitFeeUsd',
	],
	['environment', 'contracts', 'contractAttributesMWh=attributesMWh'],
	['energy', 'contracts.leadMonths', 'leadMonthsP50=p50 leadMonthsP90=p90'],
	['energy', 'contracts.plant', 'plantUnits=units plantReserve=reserveUnits plantDerate=derate'],
	['energy', 'contracts.battery', 'storedMWh batteryUsableMWh=usableMWh batteryEventMW=eventMW'],
	['finance', 'contracts.notBilled', 'ratchetUsd escalatorUsd exitFeeUsd'],
	[
		'infrastructure',
		'halls',
		'hallRacks=racks rackDensity=rackKW rackHeadroom=rackHeadroomKW chainEfficiency chainLoss=chainLossMW criticalLoad=upsLoadMW generatorLoad=generatorLoadMW liquidHeat=liquidHeatMW roomHeat=roomHeatMW chillerHeat=chillerHeatMW rejectedHeat=rejectedHeatMW freeCooling=freeCoolingShare',
	],
	['finance', 'finance.halls', 'hallCost=totalUsd'],
	['finance', 'finance.plants', 'plantCost=capitalUsd plantCostPerKW=usdPerKW'],
	['schedule', 'schedule.phase', 'hallPlannedFinish=plannedFinish hallFinish=finish hallDelay=delayMonths'],
	[
		'workforce',
		'workforce.trades',
		'tradeRequired=required tradeAvailable=available tradeWorked=worked tradeBuilders=building tradeShortfall=shortfall tradeAsked=asked tradeMissing=missing tradeHours=hours',
	],
	[
		'workforce',
		'workforce.byLayer',
		'headsOnEnergy=energy headsOnChips=chips headsOnInfrastructure=infrastructure headsOnModels=models',
	],
	['workforce', 'workforce', 'worked=bySite'],
	['workforce', 'workforce.unlevelled', 'plannedHeads=trades'],
	['models', 'workloads.regions', 'regionServed=servedShare regionRtt=meanRttMs'],
	[
		'models',
		'workloads.replica',
		'replicaAccelerators=accelerators minimumReplica=minimumAccelerators replicaBatch=batch timePerOutputToken=timePerOutputTokenMs replicaTokensPerSecond=tokensPerSecondPerAccelerator stepTime=stepMs prefillInterference=promptsOfOthersMs promptTime=firstTokenSeconds',
	],
	[
		'models',
		'workloads.training',
		'trainingFlops=flops runHours=acceleratorHours runDays=days daysRun expectedGoodput stopInterval=hoursBetweenStops checkpointInterval=checkpointSeconds efficiencyAtSize=efficiency attentionWork=attentionFlops usualPostTraining=usualPostTrainingFlops expectedStops trainingFloor=memoryFloorAccelerators batchCeiling=batchCeilingAccelerators',
	],
	[
		'applications',
		'applications',
		'demanded=demandTokensPerSecond mean=meanTokensPerSecond served=servedTokensPerSecond inDevices=inDevicesTokensPerSecond',
	],
	['finance', 'sites.finance', 'siteCapexUsd=capexUsd'],
	['finance', 'finance.capexByLayer', 'energyCapex=energy chipsCapex=chips infrastructureCapex=infrastructure'],
	[
		'finance',
		'sites.finance.capexByLayer',
		'siteEnergyCapex=energy siteChipsCapex=chips siteInfrastructureCapex=infrastructure',
	],
	[
		'finance',
		'finance.opexByKind',
		'energyOpex=energy demandOpex=demandCharges staffOpex=operationsStaff maintenanceOpex=maintenance leaseOpex=leases insuranceOpex=insurance propertyTaxOpex=propertyTax',
	],
	['finance.beforePlan', 'finance.beforePlanUsd', 'energy chips infrastructure total=totalUsd labour=labourUsd'],
	['finance.afterPlan', 'finance.afterPlanUsd', 'energy chips infrastructure total=totalUsd'],
	['finance.committed', 'finance.committedUsd', 'energy chips infrastructure'],
	['finance', 'finance.committedUsd', 'commitmentUsd=totalUsd'],
	[
		'finance.estimate',
		'finance.estimate.moneyByQuality',
		'contractUsd=contract quoteUsd=quote benchmarkUsd=benchmark guessUsd=guess',
	],
	['finance.idle', 'finance.unitCosts', 'totalUsd=idleUsd'],
	['finance.total.idle', 'finance.unitCosts.idleByLayer', 'chips=chipsUsd halls=hallsUsd power=powerUsd'],
	[
		'finance.total',
		'finance.totals',
		'capex=capexUsd opex=opexUsd revenue=revenueUsd labour=labourUsd lodging=lodgingUsd netPresentValue=npvUsd perItMW=usdPerItMW usedPerMillionTokens=usdPerMillionTokens perMillionTokens=fleetUsdPerMillionTokens',
	],
	['finance.total.idle', 'finance.totals', 'all=idleUsd'],
	[
		'environment.total',
		'environment',
		'energyMWh waterM3 waterOffsiteM3 scopeOneTonnes=scope1Tonnes locationTonnes=co2LocationTonnes marketTonnes=co2MarketTonnes marketHourlyTonnes=co2MarketHourlyTonnes unservedMWh pausedMWh carbonFreeShare carbonFreeShareAnnual',
	],
	[
		'environment',
		'environment',
		'carbonFreeShareOfYear=carbonFreeShareByMonth annualShareOfYear=carbonFreeShareAnnualByMonth',
	],
	['workforce', 'workforce.gating', 'monthsLost MWMonthsLost'],
] as const

type Renaming = readonly [was: string, is: string, names: string]

const OF_LAYERS = LAYERS.flatMap((layer): readonly Renaming[] => [
	[`plan.${layer}`, `layers.${layer}`, 'required available coverage'],
	[layer, `sites.layers.${layer}`, 'required available coverage'],
])
const OF_CAPACITY = (['energy', 'chips', 'infrastructure'] as const).flatMap((layer): readonly Renaming[] => [
	[`plan.${layer}`, `layerFacts.${layer}`, 'neverNeeded neverNeededUsd'],
	[layer, `sites.layerFacts.${layer}`, 'neverNeeded neverNeededUsd'],
])

const ITEMS = { hall: 'phase', plant: 'contract', order: 'order', work: 'work' } as const
const DATES = ['plannedStart', 'plannedFinish', 'start', 'finish'] as const
const EARNED =
	'percentComplete plannedShare earnedHours actualHours cpi spi remainingHours estimateAtCompletionHours baselineStart baselineFinish forecastFinish'

const OF_SCHEDULE = Object.entries(ITEMS).flatMap(([item, scope]): readonly Renaming[] => [
	...DATES.map((name): Renaming => {
		return ['schedule', `schedule.${scope}`, `${item}Date${name.charAt(0).toUpperCase()}${name.slice(1)}=${name}`]
	}),
	['schedule', `schedule.${scope}`, `${item}DelayMonths=delayMonths`],
	...(item === 'work' ? [] : [[`schedule.${item}Progress`, `schedule.${scope}.progress`, EARNED] as const]),
])

const NEW_IDS: ReadonlyMap<string, string> = new Map(
	[...RENAMED, ...OF_LAYERS, ...OF_CAPACITY, ...OF_SCHEDULE].flatMap(([was, is, names]) =>
		names.split(' ').map((name) => {
			const [old = '', now = old] = name.split('=')
			return [`${was}.${old}`, is === '' ? now : `${is}.${now}`] as const
		}),
	),
)

/** Ids that were given up, and what is told under each now. */
export const FORMER_IDS: readonly (readonly [was: string, is: string])[] = [...NEW_IDS]

/** What a quantity of this former id is called; null: it never was one. */
export const formerly = (name: string): string | null => NEW_IDS.get(name) ?? null

/** The key of a figure by whatever it is or was called at a place; names of no figure of the result stay. */
export function currentName(name: string, place: string): string {
	const renamed = formerly(name) ?? name
	return metricAt(renamed, place === '' ? 'plan' : place) ?? renamed
}

/** All that a figure is and was called: what was kept under an older name is found by it. */
export const namesOf = (key: string): readonly string[] => [
	...new Set([key, unlisted(key), ...FORMER_IDS.flatMap(([was, is]) => (is === key ? [was] : []))]),
]
