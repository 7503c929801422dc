/** The class names of an element as one text. */
export function set_class(dom, _isHtml, value, hash, _before, directives = {}) {
  const names = [value, hash, ...Object.keys(directives).filter((name) => directives[name])].filter(Boolean).join(' ');
  if (names !== dom.getAttribute('class')) dom.setAttribute('class', names);
  return directives;
}
