import { addMonths } from '#shared/units/months.ts'

/** The hours of a week in which something is worked on. */
export type WorkWeek = {
	readonly name: string
	/** Monday first: 5 to 7 */
	readonly days: number
	readonly minutesPerDay: number
	/** of a working day, `07:00` */
	readonly spans: readonly (readonly [from: string, to: string])[]
}

const HOUR = 60
const DAY = 24 * HOUR * 60_000
const LONGEST_DAY = 10
const [FEWEST_DAYS, MOST_DAYS] = [5, 7]
const BEGIN = 7 * HOUR
const BEFORE_BREAK = 5 * HOUR
const BREAK = HOUR / 2

/** What offices, vendors and utilities work. */
export const OFFICE_WEEK: WorkWeek = {
	name: 'Standard',
	days: 5,
	minutesPerDay: 8 * HOUR,
	spans: [
		['08:00', '12:00'],
		['13:00', '17:00'],
	],
}

const clock = (minutes: number) =>
	[Math.floor(minutes / HOUR), Math.round(minutes % HOUR)].map((part) => String(part).padStart(2, '0')).join(':')

/** The week of a site’s crews: days of ten hours from Monday on, more days before longer ones. */
export function siteWeek(name: string, weeklyHours: number): WorkWeek {
	const days = Math.min(MOST_DAYS, Math.max(FEWEST_DAYS, Math.ceil(weeklyHours / LONGEST_DAY)))
	const minutesPerDay = Math.round((weeklyHours * HOUR) / days)
	const after = minutesPerDay - BEFORE_BREAK
	const noon = BEGIN + BEFORE_BREAK
	const spans =
		after <= 0
			? [[clock(BEGIN), clock(BEGIN + minutesPerDay)] as const]
			: [[clock(BEGIN), clock(noon)] as const, [clock(noon + BREAK), clock(noon + BREAK + after)] as const]
	return { name, days, minutesPerDay, spans }
}

/** Days are numbered from Sunday, 0. */
export const isWorked = ({ days }: WorkWeek, weekday: number): boolean =>
	weekday !== 0 ? weekday <= days : days === MOST_DAYS

const dayAt = (month: string) => new Date(`${month}-01T00:00:00Z`).getTime()
const stamp = (day: number, time: string) => `${new Date(day).toISOString().slice(0, 10)}T${time}:00`
const worked = (week: WorkWeek, day: number) => isWorked(week, new Date(day).getUTCDay())

/** The first working minute of a month and the last of another, `2026-03-02T07:00:00`, with the working hours between. */
export function workTimes(
	week: WorkWeek,
	{ start, finish }: { readonly start: string; readonly finish: string },
): { readonly start: string; readonly finish: string; readonly hours: number } {
	let [first, last] = [dayAt(start), dayAt(addMonths(finish, 1)) - DAY]
	while (!worked(week, first)) first += DAY
	while (!worked(week, last)) last -= DAY
	let days = 0
	for (let day = first; day <= last; day += DAY) if (worked(week, day)) days += 1
	const [from = '08:00'] = week.spans[0] ?? []
	const [, to = '17:00'] = week.spans.at(-1) ?? []
	return { start: stamp(first, from), finish: stamp(last, to), hours: (days * week.minutesPerDay) / HOUR }
}

const WEEKS_A_MONTH = 365.25 / 12 / 7

/** Working hours of so many months. */
export const hoursOfMonths = ({ days, minutesPerDay }: WorkWeek, months: number): number =>
	Math.round((months * WEEKS_A_MONTH * days * minutesPerDay) / HOUR)
