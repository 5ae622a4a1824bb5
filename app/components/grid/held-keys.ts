/** What the page's first script holds back: a key and the cell that had the focus. */
type HeldKey = { readonly cell: HTMLElement; readonly key: string; readonly shiftKey: boolean }

const READY = 'strata:grid-ready'

/**
 * Runs as the page is parsed, before the grid's own script has come. A cell can be clicked from the first moment, so
 * what is typed into it until then is held back and handed over; otherwise it would be lost without a word.
 */
export const HOLD_KEYS = `(()=>{const held=[];const named=['Enter','Tab','Escape','Backspace','Delete','F2','Home','End','ArrowUp','ArrowDown','ArrowLeft','ArrowRight'];const hold=e=>{const cell=e.target instanceof Element?e.target.closest('[data-cell]'):null;if(!cell||e.ctrlKey||e.metaKey||e.altKey||e.isComposing)return;if(e.key.length>1&&!named.includes(e.key))return;if(e.key==='Tab'&&held.length===0)return;e.preventDefault();e.stopImmediatePropagation();held.push({cell,key:e.key,shiftKey:e.shiftKey})};addEventListener('keydown',hold,true);addEventListener('${READY}',e=>{removeEventListener('keydown',hold,true);e.detail(held)},{once:true})})()`

/** One key as if it were pressed now where the focus is. */
function press({ key, shiftKey }: HeldKey): void {
	const target = document.activeElement ?? document.body
	const untouched = target.dispatchEvent(
		new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }),
	)
	// A made-up key event changes no input by itself.
	if (!untouched || !(target instanceof HTMLInputElement)) return
	const [from, to] = [target.selectionStart ?? target.value.length, target.selectionEnd ?? target.value.length]
	if (key.length === 1) target.setRangeText(key, from, to, 'end')
	if (key === 'Backspace') target.setRangeText('', from === to ? Math.max(0, from - 1) : from, to, 'end')
}

/** Lets the page finish what a key began: it draws before the next task, and no real key comes in between. */
async function drawn(): Promise<void> {
	for (let turn = 0; turn < 3; turn += 1) await Promise.resolve()
}

async function pressAll(held: readonly HeldKey[]): Promise<void> {
	const before = document.activeElement
	let cell: HTMLElement | null = null
	for (const one of held) {
		await drawn()
		if (one.cell !== cell) one.cell.focus()
		cell = one.cell
		await drawn()
		press(one)
	}
	await drawn()
	// Who has clicked on since then stays there.
	if (before instanceof HTMLElement && before !== cell && before.isConnected) before.focus()
}

/** The grid listens now: what was typed before goes into it, in order. */
export function releaseHeldKeys(): void {
	const take = (held: readonly HeldKey[]) => {
		if (held.length > 0) void pressAll(held)
	}
	window.dispatchEvent(new CustomEvent(READY, { detail: take }))
}
