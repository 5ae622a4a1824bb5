import type { SupplyDay } from '#shared/document/supply-day.ts'
import { columnOf, type Frame } from '../../kernel/run.ts'
import { DISPATCH_INPUTS } from '../../layers/energy/hours/hourly-dispatch.ts'
import { monthDays } from './month-days.ts'
import { SiteSupply } from '../../layers/energy/hours/site-supply.ts'
import type { MonthSupply } from '../../layers/energy/hours/settle/supply.ts'
import type { DispatchColumns } from '../../layers/energy/hours/supply-columns.ts'
import { rowsBySite } from '../../places/rows-of-site.ts'
import type { EngineModel } from '../../world.ts'

/** Days of one site’s month by the hour, laid out when somebody asks: a result holds months. Null where there is no such site or month. */
export function daysOf(
	frame: Frame<EngineModel>,
	{ siteId, month }: { readonly siteId: string; readonly month: string },
): readonly SupplyDay[] | null {
	const { plan, months } = frame.world.model
	const supply = supplyAt(
		frame,
		plan.sites.findIndex(({ id }) => id === siteId),
		months.indexOf(month),
	)
	return supply && monthDays(supply)
}

/** What the dispatch of a site's month is given; null where there is no such site or month. */
export function supplyAt(frame: Frame<EngineModel>, site: number, month: number): MonthSupply | null {
	const { world } = frame
	const contracts = rowsBySite(world, 'contract')[site]
	if (contracts === undefined || month < 0) return null
	return new SiteSupply({ world, input: columnsOf(frame), site, contracts }).month(month)
}

function columnsOf(frame: Frame<EngineModel>): DispatchColumns {
	const of = (name: keyof DispatchColumns) => columnOf(frame, DISPATCH_INPUTS[name])
	return {
		...{ energy: of('energy'), inferenceShare: of('inferenceShare'), activeHours: of('activeHours') },
		...{ centre: of('centre'), loadFactor: of('loadFactor'), idle: of('idle'), inferencePeak: of('inferencePeak') },
		...{ ramped: of('ramped'), firm: of('firm'), served: of('served'), importLimit: of('importLimit') },
		...{ capacityFactor: of('capacityFactor'), panelGain: of('panelGain'), statedYield: of('statedYield') },
		...{ curtailment: of('curtailment'), permitted: of('permitted') },
		...{
			fuelLimit: of('fuelLimit'),
			pipe: of('pipe'),
			heatRate: of('heatRate'),
			rank: of('rank'),
			minimumLoad: of('minimumLoad'),
		},
		...{ machineMW: of('machineMW'), roundTrip: of('roundTrip'), stored: of('stored'), capacity: of('capacity') },
		...{ backup: of('backup'), exportLimit: of('exportLimit'), reserve: of('reserve') },
		...{ flexibleShare: of('flexibleShare'), flexibleWork: of('flexibleWork'), batteryInEvent: of('batteryInEvent') },
	}
}
