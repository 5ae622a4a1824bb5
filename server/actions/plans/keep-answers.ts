import { AppError } from '#server/access/app-error.ts'

/** The last answers by what was asked: the same question asks the engine once while this process lives. */
export function keepAnswers<Answer>(most: number): (key: string, ask: () => Promise<Answer>) => Promise<Answer> {
	const known = new Map<string, Answer>()
	return async (key, ask) => {
		const kept = known.get(key)
		if (kept !== undefined) return kept
		const answer = await ask()
		known.set(key, answer)
		const [oldest] = known.keys()
		if (known.size > most && oldest !== undefined) known.delete(oldest)
		return answer
	}
}

const SOON_SECONDS = 5

type KeepOne = {
	/** how long somebody waits for what is being made */
	readonly patienceMs?: number
	/** after a failure it is made again this much later, however many ask meanwhile */
	readonly againAfterMs?: number
}

/**
 * One answer for all who ask, made at first need and kept: never more than one is being made, and after one that failed all
 * are told so for a while, rather than each trying again.
 * @throws unavailable while it is being made; what it failed with
 */
export function keepOne<Answer>(
	make: () => Promise<Answer>,
	{ patienceMs = 8000, againAfterMs = 1000 * SOON_SECONDS }: KeepOne = {},
): () => Promise<Answer> {
	let kept: Promise<Answer> | null = null
	const begin = () => {
		const making = make()
		making.catch(() => setTimeout(() => (kept = null), againAfterMs).unref())
		return making
	}
	return async () => {
		kept ??= begin()
		return await within(patienceMs, kept)
	}
}

async function within<Answer>(patienceMs: number, answer: Promise<Answer>): Promise<Answer> {
	let timer: NodeJS.Timeout | undefined
	const late = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(beingMade()), patienceMs)
	})
	try {
		return await Promise.race([answer, late])
	} finally {
		clearTimeout(timer)
	}
}

function beingMade(): AppError {
	return new AppError('unavailable', {
		userMessage: 'This is being computed for the first time since the server started.',
		mend: 'Try again in a moment: once it is done it is kept.',
		retryAfterSeconds: SOON_SECONDS,
	})
}
