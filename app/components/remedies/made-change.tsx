import { createContext, useCallback, useState, type ReactNode } from 'react'
import { late } from '#app/components/ui/late.ts'
import { LatePart } from '#app/components/ui/late-part.tsx'

/** Told of a change that was made in the plan, by its title. */
export const ChangeMade = createContext<(title: string) => void>(() => undefined)

const madeNotice = late(() => import('./made-notice.tsx'))

/** Says what was made here last. */
export function MadeChange({ children }: { children: ReactNode }) {
	const [made, setMade] = useState<string | null>(null)
	const onUndone = useCallback(() => setMade(null), [])
	return (
		<ChangeMade.Provider value={setMade}>
			<div role="status">
				{made !== null && <LatePart key={made} part={madeNotice} props={{ title: made, onUndone }} height={44} />}
			</div>
			{children}
		</ChangeMade.Provider>
	)
}
