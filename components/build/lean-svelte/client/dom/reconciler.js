/** No Trusted Types: a page that demands them could not load our second script either. */
export function create_fragment_from_html(html) {
  const template = document.createElement('template');
  template.innerHTML = html.replaceAll('<!>', '<!---->');
  return template.content;
}

export const create_trusted_html = (html) => html;
