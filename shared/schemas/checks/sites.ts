import { formatMonth } from '#shared/units/format.ts'
import { SITE_PURCHASES } from '#shared/catalogue/purchases.ts'
import type { Site } from '../plan-items.ts'
import { type Problem, problemIf } from '../problem.ts'
import type { Draft, Entry } from './draft.ts'

function location({ item, index }: Entry<Site>): readonly Problem[] {
	const path = `sites[${index}]`
	const { latitude, longitude, climate, gridRegion } = item
	if (latitude !== null && longitude !== null) return []
	if (latitude !== null || longitude !== null) {
		const absent = latitude === null ? 'latitude' : 'longitude'
		return [
			{
				path: `${path}.${absent}`,
				message: 'required beside the other coordinate',
				mend: 'Give both latitude and longitude.',
			},
		]
	}
	if (climate !== null && gridRegion !== null) return []
	return [
		{
			path: `${path}.latitude`,
			message: 'the site has no place',
			mend: 'Give latitude and longitude, or climate and gridRegion.',
		},
	]
}

function peak({ item, index }: Entry<Site>): readonly Problem[] {
	if (item.designPue === null || item.peakPue === null || item.peakPue >= item.designPue) return []
	return [
		{
			path: `sites[${index}].peakPue`,
			message: `expected at least the design PUE, ${item.designPue}`,
			mend: 'The 0.4% hour is never cooler than the annual average.',
		},
	]
}

const stepText = ({ itMW, month }: Site['targets'][number]) => `${itMW} MW by ${formatMonth(month, 'long')}`

/** Steps of a target rise, in months and in megawatts, and stand in place of the single target. */
function targetSteps({ item: { targets, targetItMW, targetMonth }, index }: Entry<Site>): readonly Problem[] {
	const at = (step: number, field: keyof Site['targets'][number]) => `sites[${index}].targets[${step}].${field}`
	const rising = targets.flatMap((step, place) => {
		const before = targets[place - 1]
		if (before === undefined) return []
		const both = `${stepText(before)} is before ${stepText(step)}`
		return [
			...problemIf(step.month <= before.month, {
				path: at(place, 'month'),
				message: `expected a month after ${formatMonth(before.month, 'long')}: ${both}`,
				mend: 'List the steps in order, one a month.',
			}),
			...problemIf(step.itMW <= before.itMW, {
				path: at(place, 'itMW'),
				message: `expected more than ${before.itMW} MW: ${both}`,
				mend: 'Each step says what the whole site carries from then on, not what is added.',
			}),
		]
	})
	const single = targetItMW !== null ? 'targetItMW' : 'targetMonth'
	const both = problemIf(targets.length > 0 && (targetItMW ?? targetMonth) !== null, {
		path: `sites[${index}].${single}`,
		message: `the target is set twice: here, and in ${targets.length === 1 ? 'a step' : `${targets.length} steps`}`,
		mend: 'Clear this and the other single field, or remove the steps. What changes one of several steps changes the steps themselves.',
	})
	return [...rising, ...both]
}

/** A site buys its substation, and nothing arrives before it is ordered. */
const purchases = ({ item: { procurement }, index }: Entry<Site>): readonly Problem[] =>
	procurement.flatMap(({ item, orderMonth, deliveryMonth }, at) => [
		...problemIf(!SITE_PURCHASES.includes(item), {
			path: `sites[${index}].procurement[${at}].item`,
			message: `expected ${SITE_PURCHASES.join(' or ')}: "${item}" is bought for a hall`,
			mend: 'List it under the hall it is for.',
		}),
		...problemIf(deliveryMonth !== null && orderMonth !== null && deliveryMonth < orderMonth, {
			path: `sites[${index}].procurement[${at}].deliveryMonth`,
			message: `expected ${formatMonth(orderMonth ?? '', 'long')} or later`,
			mend: 'Nothing arrives before it is ordered.',
		}),
	])

/** A site has a place, its PUE an order, its target steps that rise, and its purchases a substation. */
export const checkSites = ({ entries }: Draft): readonly Problem[] =>
	entries.sites.flatMap((entry) => [...location(entry), ...peak(entry), ...targetSteps(entry), ...purchases(entry)])
