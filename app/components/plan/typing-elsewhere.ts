/** Whether somebody is in the middle of a text or of a dialog: keys are theirs, and the page stays as it is. */
export function isTypingElsewhere(target: EventTarget | null): boolean {
	if (document.querySelector('dialog[open]') !== null) return true
	return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
