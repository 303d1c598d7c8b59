//! The site as a browser sees it, without a network.
