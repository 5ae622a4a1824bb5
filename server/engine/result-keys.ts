import type { Program } from './kernel/compile.ts'
import type { QuantityNode } from './kernel/quantity.ts'

/**
 * Keys of the result document and the quantities behind them, the plan's total before a site's.
 * `strata explain` and the drawer take either name.
 */
export const RESULT_KEYS: Readonly<Record<string, readonly string[]>> = {
	'layers.energy.required': ['plan.energy.required', 'energy.required'],
	'layers.energy.available': ['plan.energy.available', 'energy.available'],
	'layers.energy.coverage': ['plan.energy.coverage', 'energy.coverage'],
	'layers.chips.required': ['plan.chips.required', 'chips.required'],
	'layers.chips.available': ['plan.chips.available', 'chips.available'],
	'layers.chips.coverage': ['plan.chips.coverage', 'chips.coverage'],
	'layers.infrastructure.required': ['plan.infrastructure.required', 'infrastructure.required'],
	'layers.infrastructure.available': ['plan.infrastructure.available', 'infrastructure.available'],
	'layers.infrastructure.coverage': ['plan.infrastructure.coverage', 'infrastructure.coverage'],
	'layers.models.required': ['plan.models.required', 'models.required'],
	'layers.models.available': ['plan.models.available', 'models.available'],
	'layers.models.coverage': ['plan.models.coverage', 'models.coverage'],
	'layers.applications.required': ['plan.applications.required', 'applications.required'],
	'layers.applications.available': ['plan.applications.available', 'applications.available'],
	'layers.applications.coverage': ['plan.applications.coverage', 'applications.coverage'],
	itPowerMW: ['chips.itPower'],
	facilityPowerMW: ['energy.facilityPower'],
	pue: ['energy.pue'],
	peakPue: ['energy.peakPue'],
	contractedFirmMW: ['energy.available'],
	commissionedItMW: ['infrastructure.available'],
	installedAccelerators: ['chips.installed'],
	energisedAccelerators: ['chips.siteEnergised'],
	'network.leafSwitches': ['infrastructure.leafSwitches'],
	'network.spineSwitches': ['infrastructure.spineSwitches'],
	'network.coreSwitches': ['infrastructure.coreSwitches'],
	'network.cables': ['infrastructure.networkCables'],
	'network.optics': ['infrastructure.networkOptics'],
	'network.storagePB': ['infrastructure.storage'],
	'network.readGBps': ['infrastructure.storageRead'],
	'training.expectedGoodput': ['models.expectedGoodput'],
	energyMWh: ['environment.total.energyMWh', 'energy.energyMWh'],
	waterM3: ['environment.total.waterM3', 'environment.waterM3'],
	waterOffsiteM3: ['environment.total.waterOffsiteM3', 'environment.waterOffsiteM3'],
	scope1Tonnes: ['environment.total.scopeOneTonnes', 'environment.scope1Tonnes'],
	co2LocationTonnes: ['environment.total.locationTonnes', 'environment.co2LocationTonnes'],
	co2MarketTonnes: ['environment.total.marketTonnes', 'environment.co2MarketTonnes'],
	'environment.carbonFreeShare': ['environment.total.carbonFreeShare'],
	'stranded.idleCapitalUsd': ['finance.total.idleCapital'],
	'workforce.trades.asked': ['workforce.tradeAsked'],
	'workforce.trades.missing': ['workforce.tradeMissing'],
	'workforce.trades.required': ['workforce.tradeRequired'],
	'workforce.trades.available': ['workforce.tradeAvailable'],
	'workforce.trades.worked': ['workforce.tradeWorked'],
	'workforce.trades.shortfall': ['workforce.tradeShortfall'],
	'workforce.trades.hours': ['workforce.tradeHours'],
	'workforce.gating.monthsLost': ['workforce.monthsLost'],
	'workforce.gating.MWMonthsLost': ['workforce.MWMonthsLost'],
	'finance.capexByLayer.energy': ['finance.energyCapex'],
	'finance.capexByLayer.chips': ['finance.chipsCapex'],
	'finance.capexByLayer.infrastructure': ['finance.infrastructureCapex'],
	'finance.opexByKind.energy': ['finance.energyOpex'],
	'finance.opexByKind.demandCharges': ['finance.demandOpex'],
	'finance.opexByKind.operationsStaff': ['finance.staffOpex'],
	'finance.opexByKind.maintenance': ['finance.maintenanceOpex'],
	'finance.opexByKind.leases': ['finance.leaseOpex'],
	'finance.totals.capexUsd': ['finance.total.capex'],
	'finance.totals.opexUsd': ['finance.total.opex'],
	'finance.totals.revenueUsd': ['finance.total.revenue'],
	'finance.totals.labourUsd': ['finance.total.labour'],
	'finance.totals.npvUsd': ['finance.total.netPresentValue'],
	'finance.totals.usdPerItMW': ['finance.total.perItMW'],
	'finance.totals.usdPerMillionTokens': ['finance.total.perMillionTokens'],
}

/** The quantities a name may mean: a result key's, or the one of that id. */
export function candidatesFor(program: Program, name: string): readonly QuantityNode[] {
	const ids = Object.hasOwn(RESULT_KEYS, name) ? (RESULT_KEYS[name] ?? []) : [name]
	return ids.flatMap((id) => program.quantities.get(id) ?? [])
}
