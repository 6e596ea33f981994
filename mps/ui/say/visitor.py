"""Who sends, as far as the limits must tell visitors apart; nothing of it is kept."""

import secrets

import streamlit as st

_OWN = "say.visitor"


def visitor() -> str:
    """The address a visitor comes from; of one whose address is not known, a mark of the visit.

    Behind a proxy on this machine every visitor comes from this machine: then the proxy says.
    """
    if address := st.context.ip_address:
        return str(address)
    forwarded = st.context.headers.get("X-Forwarded-For") or ""
    if last := forwarded.split(",")[-1].strip():
        return last
    return str(st.session_state.setdefault(_OWN, secrets.token_hex(8)))
