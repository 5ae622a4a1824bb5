import type { Step } from '../kernel/compile.ts'
import { itEnergy, siteEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import { energyPurchase } from '../layers/energy/purchase/purchase.ts'
import {
	priceIndex,
	contractVolume,
	paidEnergy,
	energyBill,
	openEnergyBill,
	siteFirm,
	billedDemand,
	demandBill,
} from '../layers/energy/purchase/purchase-bill.ts'
import {
	contractGrid,
	gridEnergy,
	regionFactor,
	contractScopeOne,
	scopeOne,
	locationEmissions,
	contractMarket,
	contractCoverable,
	coverable,
	marketEmissions,
} from '../environment/environment.ts'
import { contractAttributes } from '../environment/environment-attributes.ts'
import { wue, water, offsiteWater } from '../environment/environment-water.ts'
import { environmentYears } from '../environment/environment-years.ts'
import { shareYears } from '../environment/environment-free-years.ts'
import { beforePlan } from './finance-before.ts'
import { sumEnvironment } from '../environment/environment-totals.ts'
import {
	acceleratorCost,
	orderCost,
	chipCapex,
	chipUpkeep,
	leaseBill,
	chipDepreciation,
	idleRate,
} from './finance-chips.ts'
import { connectionCost, connectionCapex, connectionDepreciation } from './finance-connection.ts'
import { hallPrice, hallCost, hallCapex, hallUpkeep, hallDepreciation } from './finance-halls.ts'
import { placeDeliveries } from './finance-deliveries.ts'
import { staffBill } from './finance-staff.ts'
import { labourCost } from './finance-labour.ts'
import {
	energyCapex,
	chipsCapex,
	infrastructureCapex,
	capex,
	commitment,
	energyOpex,
	demandOpex,
	maintenanceOpex,
	leaseOpex,
	staffOpex,
	opex,
	straightLine,
} from './finance-plan.ts'
import { servedTokens, applicationRevenue, revenue, orderIdleCapital, idleCapital } from './finance-revenue.ts'
import { sumFinance } from './finance-totals.ts'

/** Formulas and algorithms of energy purchase, environment and money, once each. */
export const MONEY_STEPS: readonly Step[] = [
	beforePlan.labour,
	itEnergy,
	siteEnergy,
	energyPurchase,
	priceIndex,
	contractVolume,
	paidEnergy,
	energyBill,
	openEnergyBill,
	siteFirm,
	billedDemand,
	demandBill,
	wue,
	water,
	contractGrid,
	gridEnergy,
	offsiteWater,
	regionFactor,
	contractScopeOne,
	scopeOne,
	locationEmissions,
	contractMarket,
	contractCoverable,
	coverable,
	marketEmissions,
	contractAttributes,
	environmentYears,
	shareYears,
	sumEnvironment,
	acceleratorCost,
	orderCost,
	chipCapex,
	chipUpkeep,
	leaseBill,
	chipDepreciation,
	idleRate,
	connectionCost,
	connectionCapex,
	connectionDepreciation,
	hallPrice,
	hallCost,
	hallCapex,
	hallUpkeep,
	hallDepreciation,
	placeDeliveries,
	staffBill,
	labourCost,
	energyCapex,
	chipsCapex,
	infrastructureCapex,
	capex,
	commitment,
	energyOpex,
	demandOpex,
	maintenanceOpex,
	leaseOpex,
	staffOpex,
	opex,
	straightLine,
	servedTokens,
	applicationRevenue,
	revenue,
	orderIdleCapital,
	idleCapital,
	sumFinance,
]
