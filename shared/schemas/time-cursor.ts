/** A place in a list that is read by time: where the page before ended. */
export type TimeCursor = { readonly at: Date; readonly id: string }

/** The place as an address carries it. */
export const timeCursor = ({ at, id }: TimeCursor): string => `${at.toISOString()}_${id}`

/** The place that an address names; null where it names none. */
export function readTimeCursor(text: string | null): TimeCursor | null {
	const [, time = '', id = ''] = /^(\d{4}-[\d:.TZ-]{19})[_ ](.{1,100})$/.exec(text ?? '') ?? []
	const at = new Date(time)
	return Number.isNaN(at.getTime()) ? null : { at, id }
}
