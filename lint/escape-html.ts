/** A text as it stands in HTML, between tags and in attributes between quotation marks. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
