import { power, shortFigure } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import type { WarningRows } from './warning-row.ts'

/** Orders that find no power, no hall, or a hall too thin for them. */
export const CHIP_WARNINGS = {
	edge_chip_ordered: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, chip }) => ({
			text: `${order} orders ${chip}, which runs in robots and cars; here it would draw a site’s power.`,
			mend: 'Leave chips of devices out of the plan, or order a data-centre chip.',
		}),
	},
	chips_before_hall: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, racked, hall, finish, power: from, open }) => {
			const then = from === null ? '' : `; the first power comes in ${longMonth(from)}`
			return {
				text: `${order} could stand in racks from ${longMonth(racked ?? '')}, but ${hall} is finished in ${longMonth(finish ?? '')}${then}.`,
				mend: `${open ? 'Order later, or finish' : 'Finish'} the hall earlier: power alone does not help.`,
			}
		},
	},
	chips_before_power: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, racked, power: from, open }) => {
			const when = from === null ? 'no power comes within the plan' : `the first power comes in ${longMonth(from)}`
			return {
				text: `${order} stands in racks from ${longMonth(racked ?? '')}, but ${when}.`,
				mend: `${open ? 'Order later, or bring' : 'Bring'} power forward with a bridge or on-site plant.`,
			}
		},
	},
	density_over_hall: {
		page: 'chips',
		touches: 'work',
		say: ({ order, chip, whole, kW, mostKW }) => ({
			text: `${order}: ${chip} comes in ${whole}s of ${shortFigure(kW)} kW; the halls it may stand in carry racks of ${shortFigure(mostKW)} kW.`,
			mend: `Raise the hall’s rack density and cooling, cap the order’s power, or order a chip in lighter ${whole}s.`,
		}),
	},
	part_rack: {
		page: 'chips',
		touches: 'figures',
		say: ({ order, chip, accelerators, whole, each }) => {
			const below = accelerators - (accelerators % each)
			const sizes = below === 0 ? shortFigure(each) : `${shortFigure(below)} or ${shortFigure(below + each)}`
			return {
				text: `${order} asks for ${shortFigure(accelerators)} accelerators; ${chip} comes in ${whole}s of ${shortFigure(each)}.`,
				mend: `Order ${sizes}.`,
			}
		},
	},
	before_availability: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, chip, racked, available, open }) => ({
			text: `${order} is in racks in ${longMonth(racked ?? '')}; ${chip} is generally available from ${longMonth(available ?? '')}.`,
			mend: `${open ? 'Order later, or give' : 'Give'} the lead time your vendor has agreed to.`,
		}),
	},
	export_licence: {
		page: 'chips',
		touches: 'dates',
		say: ({ order, chip, country, barred, asOf }) => ({
			text: barred
				? `${order} is not delivered: export rules bar ${chip} from ${country} (as recalled, ${longMonth(asOf)}).`
				: `${order} needs an export licence for ${chip} in ${country} (as recalled, ${longMonth(asOf)}); it is counted as delivered without one.`,
			mend: barred
				? 'Order a chip below the threshold, or place the work in another country.'
				: 'State the month from which the licence lets it be delivered.',
		}),
	},
	retirement_hole: {
		page: 'chips',
		touches: 'figures',
		say: ({ order, chip, accelerators, month, afterMonths }) => ({
			text: `${shortFigure(accelerators)} ${chip} of ${order} leave service in ${longMonth(month)}, after ${shortFigure(afterMonths)} months; more is asked of its site from then on than stays there, and nothing replaces them.`,
			mend: 'Refresh the order, order a replacement, or keep them longer.',
		}),
	},
	chips_over_halls: {
		page: 'chips',
		touches: 'work',
		say: ({ site, chipsItMW, hallsItMW }) => ({
			text: `The chips of ${site} draw up to ${power(chipsItMW)} IT; ${hallsItMW > 0 ? `its halls never hold more than ${power(hallsItMW)}` : 'no hall there is ready within the plan'}.`,
			mend: 'Add a hall, or order fewer accelerators.',
		}),
	},
} satisfies Partial<WarningRows>
