/** What a question may do while it is answered. */
export type During<Found = unknown> = {
	/** throws once nobody waits any more: called between two runs of the engine, and between two steps of a run that is kept */
	readonly mayGoOn: () => void
	/** tells what is found so far */
	readonly found: (part: Found) => void
	/** whether somebody waits for this thread: work that comes in slices ends the one at hand early */
	readonly letsBy: () => boolean
}
