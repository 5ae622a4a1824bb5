/** What a work of others is dated by. */
type WorkDatesStated = 'duration' | 'due'

/** Dates of a work of others, in months from the plan's first, its likely delay included. Rule eR23. */
export function workDates(of: (name: WorkDatesStated) => number) {
	const due = of('due')
	const [start, finish] = [due - of('duration'), due - 1]
	return { plannedStart: start, plannedFinish: finish, start, finish, delay: 0 }
}
