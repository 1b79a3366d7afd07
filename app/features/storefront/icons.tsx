/** Line drawings of 24 units; they take the colour of the text beside them and say nothing to a screen reader. */
const icon = (path: string) =>
  function Icon() {
    return (
      <svg className="ico" viewBox="0 0 24 24" aria-hidden="true">
        <path d={path} />
      </svg>
    );
  };

export const LeafIcon = icon('M5 19C4 9 10 4 20 4c0 10-5 16-13 14M5 20c2-6 5-9 10-11');
export const SearchIcon = icon('M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21');
export const PhoneIcon = icon(
  'M6.5 3.5 9 8 7 10c1.2 3 4 5.8 7 7l2-2 4.5 2.500c-.3 2-1.7 3-3.5 3C9.5 20 4 14 3.5 7c0-1.8 1-3.2 3-3.500z',
);
export const ChatIcon = icon('M4 5h16v11h-9l-5 4v-4H4zM8 9.500h8M8 12.500h5');
export const ShareIcon = icon('M12 15V4M8 7.5 12 3.500l4 4M6 11H5v9h14v-9h-1');
export const PinIcon = icon(
  'M12 21c4-5 6.5-8 6.5-11a6.5 6.5 0 0 0-13 0c0 3 2.5 6 6.5 11zM12 7.800a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.400z',
);
export const BasketIcon = icon(
  'M3.5 9.500h17l-2 10.500h-13zM8 9.500 11 4M16 9.500 13 4M9.500 13v3.500M14.500 13v3.500',
);
export const HeartIcon = icon(
  'M12 20C6 15.500 3.500 12 3.500 8.800a4.300 4.300 0 0 1 8.500-1.300 4.300 4.300 0 0 1 8.500 1.300C20.500 12 18 15.500 12 20z',
);
