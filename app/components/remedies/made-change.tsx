import { type ComponentType, createContext, lazy, Suspense, useCallback, useState, type ReactNode } from 'react'
import type { MadeNoticeProps } from './made-notice.tsx'

/** Told of a change that was made in the plan, by its title. */
export const ChangeMade = createContext<(title: string) => void>(() => undefined)

// Seldom seen, so its script comes with the first change; without it the change is made all the same.
const MadeNotice = lazy<ComponentType<MadeNoticeProps>>(() =>
	import('./made-notice.tsx').then(
		(late) => ({ default: late.MadeNotice }),
		() => ({ default: () => null }),
	),
)

/** Says what was made here last. */
export function MadeChange({ children }: { children: ReactNode }) {
	const [made, setMade] = useState<string | null>(null)
	const onUndone = useCallback(() => setMade(null), [])
	return (
		<ChangeMade.Provider value={setMade}>
			<div role="status">
				{made !== null && (
					<Suspense fallback={null}>
						<MadeNotice key={made} title={made} onUndone={onUndone} />
					</Suspense>
				)}
			</div>
			{children}
		</ChangeMade.Provider>
	)
}
