import { useLocation, type LinkProps } from '@remix-run/react'
import { createContext, useCallback, useContext, useEffect, useState, type MouseEvent, type ReactNode } from 'react'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { late } from '#app/components/ui/late.ts'
import { LatePart } from '#app/components/ui/late-part.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { OVER } from '#shared/pages/over-page.ts'
import type { PlanDialogProps } from './share/share-dialog.tsx'

const DIALOGS = {
	share: {
		title: 'Share this plan',
		part: late<PlanDialogProps>(() => import('./share/share-dialog.tsx')),
	},
	exchange: {
		title: 'Import & export',
		part: late<PlanDialogProps>(() => import('./exchange/exchange-dialog.tsx')),
	},
} as const
export type PlanDialog = keyof typeof DIALOGS

const Opening = createContext<(dialog: PlanDialog) => boolean>(() => false)

/**
 * Opens a dialog over the page of a plan; false where it is that dialog's own page, which has the same. Its address stays a page
 * of its own, for old links and without scripts.
 */
export const useOpenDialog = (): ((dialog: PlanDialog) => boolean) => useContext(Opening)

/** Has a link to the page of a dialog open it over this one; in another tab or window it leads there. */
export function useDialogLink(dialog: PlanDialog): Pick<LinkProps, 'onClick' | 'aria-haspopup'> {
	const open = useOpenDialog()
	return {
		'aria-haspopup': 'dialog',
		onClick: (event: MouseEvent) => {
			const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
			if (!isElsewhere && open(dialog)) event.preventDefault()
		},
	}
}

/** What is opened over every page of a plan: who has it, and its files. */
export function PlanDialogs({ projectId, children }: { projectId: string; children: ReactNode }) {
	const [shown, setShown] = useState<PlanDialog | null>(null)
	const { key, pathname } = useLocation()
	const search = useScenarioSearch()
	const base = `/p/${projectId}`
	const close = useCallback(() => setShown(null), [])
	const open = useCallback(
		(dialog: PlanDialog) => {
			if (pathname === `${base}/${dialog}`) return false
			setShown(dialog)
			return true
		},
		[base, pathname],
	)
	// Whoever is led to a page is not kept from it.
	useEffect(close, [close, key])
	return (
		<Opening.Provider value={open}>
			{children}
			{shown !== null && (
				<Dialog wide key={shown} title={DIALOGS[shown].title} onClose={close}>
					<LatePart part={DIALOGS[shown].part} props={{ address: `${base}/${shown}${search({ [OVER]: '1' })}` }} />
				</Dialog>
			)}
		</Opening.Provider>
	)
}
